"""The menus, by name. Apart from the actions, so that the frame can show them before it knows what they hold."""

from dongliu_desktop.ui.language import mark

FILE, EDIT, PROJECT, YEAR, PRINT, VIEW, HELP = (
    mark("文件(&F)"), mark("编辑(&E)"), mark("项目(&P)"), mark("年度(&Y)"), mark("打印(&R)"),
    mark("查看(&V)"), mark("帮助(&H)"),
)  # fmt: skip
MENUS = (FILE, EDIT, PROJECT, YEAR, PRINT, VIEW, HELP)
