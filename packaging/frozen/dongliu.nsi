; The installer for Windows, made by makensis from the folder that PyInstaller made.
; For one user, without administrator's rights; removing the program keeps the data.
Unicode true
Target amd64-unicode
!include MUI2.nsh
!include FileFunc.nsh

!define NAME "东柳街道重点工作进度管理"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\dongliu"
!define CLASSES "Software\Classes"

Name "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\dongliu"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText "${NAME}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\dongliu.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开 ${NAME}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Section
  SetOutPath "$INSTDIR"
  ; Of an older version nothing may stay: a module that is gone could be found by its name.
  RMDir /r "$INSTDIR\_internal"
  File /r "${FOLDER}/*"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\dongliu.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\dongliu.exe"
  ; .dongliu files open by double-click.
  WriteRegStr HKCU "${CLASSES}\.dongliu" "" "dongliu.file"
  WriteRegStr HKCU "${CLASSES}\dongliu.file" "" "重点工作数据文件"
  WriteRegStr HKCU "${CLASSES}\dongliu.file\DefaultIcon" "" "$INSTDIR\dongliu.exe,0"
  WriteRegStr HKCU "${CLASSES}\dongliu.file\shell\open\command" "" '"$INSTDIR\dongliu.exe" "%1"'
  ; 设置 > 应用 lists it and can remove it.
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\dongliu.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  ; The data and the settings lie in %LOCALAPPDATA%\dongliu and stay there.
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "$INSTDIR\dongliu.exe"
  Delete "$INSTDIR\dongliuc.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\_internal"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${CLASSES}\.dongliu"
  DeleteRegKey HKCU "${CLASSES}\dongliu.file"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
