<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>dongliu</name>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source> 个月</source>
        <translation> months</translation>
    </message>
    <message>
        <source> 个百分点</source>
        <translation> pp</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>/ {count} 页</source>
        <translation>/ {count} pages</translation>
    </message>
    <message>
        <source>1 月 1 日以来完成的投资</source>
        <translation>Invested since 1 January</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0}年{1}月{2}日</source>
        <translation>{0}-{1:02}-{2:02}</translation>
    </message>
    <message>
        <source>{0}年结果</source>
        <translation>{0} result</translation>
    </message>
    <message>
        <source>{0}年进度</source>
        <translation>{0} progress</translation>
    </message>
    <message>
        <source>{0}年项目</source>
        <translation>{0} projects</translation>
    </message>
    <message>
        <source>{1}年</source>
        <translation>{1}</translation>
    </message>
    <message>
        <source>{1}年目标</source>
        <translation>{1} target</translation>
    </message>
    <message>
        <source>{1}年进度</source>
        <translation>{1} progress</translation>
    </message>
    <message>
        <source>{1}年项目</source>
        <translation>{1} projects</translation>
    </message>
    <message>
        <source>{wished}（用 {used}）</source>
        <translation>{wished} ({used} used)</translation>
    </message>
    <message>
        <source>{} {}</source>
        <translation>{} {}</translation>
    </message>
    <message>
        <source>{} {} 项</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>{} · {}</source>
        <translation>{} · {}</translation>
    </message>
    <message>
        <source>{} · {}年指标</source>
        <translation>{} · indicators of {}</translation>
    </message>
    <message>
        <source>{} · 指标</source>
        <translation>{} · indicator</translation>
    </message>
    <message>
        <source>{} · 点位台账</source>
        <translation>{} · register of sites</translation>
    </message>
    <message>
        <source>{} → {}</source>
        <translation>{} → {}</translation>
    </message>
    <message>
        <source>{} 个字以上为佳，可以是一句话；要打中文，先按右边的眼睛。</source>
        <translation>Best from {} characters on, a sentence will do; to type Chinese, press the eye first.</translation>
    </message>
    <message>
        <source>{} 个字：太短，容易被试出来。</source>
        <translation>{} characters: too short, easily guessed.</translation>
    </message>
    <message>
        <source>{} 个字：很好。</source>
        <translation>{} characters: very good.</translation>
    </message>
    <message>
        <source>{} 个字：还可以，再长些更好。</source>
        <translation>{} characters: fair, longer is better.</translation>
    </message>
    <message>
        <source>{} 个附件，共 {}；整个数据文件里的附件 {}</source>
        <translation>{} attachments, {} in all; attachments of the whole file {}</translation>
    </message>
    <message>
        <source>{} 个项目连续红灯，建议升级督办：{}</source>
        <translation>{} projects are red month after month and should be escalated: {}</translation>
    </message>
    <message>
        <source>{} 分钟</source>
        <translation>{} minutes</translation>
    </message>
    <message>
        <source>{} 填报</source>
        <translation>report of {}</translation>
    </message>
    <message>
        <source>{} 处</source>
        <translation>{} sites</translation>
    </message>
    <message>
        <source>{} 处中的 {} 处</source>
        <translation>{1} of {0} sites</translation>
    </message>
    <message>
        <source>{} 处改动未保存</source>
        <translation>{} unsaved changes</translation>
    </message>
    <message>
        <source>{} 处没有填数量</source>
        <translation>{} without a number</translation>
    </message>
    <message>
        <source>{} 处点位</source>
        <translation>{} sites</translation>
    </message>
    <message>
        <source>{} 处需要留意</source>
        <translation>{} to look at</translation>
    </message>
    <message>
        <source>{} 处需要留意，打印时附上清单</source>
        <translation>{} to look at; print the list with it</translation>
    </message>
    <message>
        <source>{} 天内</source>
        <translation>within {} days</translation>
    </message>
    <message>
        <source>{} 天内到期 {} 项</source>
        <translation>{1} due within {0} days</translation>
    </message>
    <message>
        <source>{} 天内没有到期的项目、节点和督办。</source>
        <translation>No project, milestone or supervised item falls due within {} days.</translation>
    </message>
    <message>
        <source>{} 已保存：{}</source>
        <translation>{} saved: {}</translation>
    </message>
    <message>
        <source>{} 已改</source>
        <translation>{} changed</translation>
    </message>
    <message>
        <source>{} 录入于 {}</source>
        <translation>{}, entered {}</translation>
    </message>
    <message>
        <source>{} 添加于 {}</source>
        <translation>added by {} on {}</translation>
    </message>
    <message>
        <source>{} 项</source>
        <translation>Projects: {}</translation>
    </message>
    <message>
        <source>{} 项{}</source>
        <translation>{1}: {0}</translation>
    </message>
    <message>
        <source>{} 项中 {}，无法判断快慢。</source>
        <translation>Whether they are behind cannot be told. Projects: {}; {}.</translation>
    </message>
    <message>
        <source>{} 项中的 {} 项</source>
        <translation>Projects: {1} of {0}</translation>
    </message>
    <message>
        <source>{} 项在{}都有填报，或者已经完成。</source>
        <translation>All projects ({}) were reported in {} or are done.</translation>
    </message>
    <message>
        <source>{} 项平均 {}</source>
        <translation>{1}, average of {0}</translation>
    </message>
    <message>
        <source>{} 项指标中 {} 项不可比</source>
        <translation>Not comparable: {1} of {0} indicators</translation>
    </message>
    <message>
        <source>{} 项未填报</source>
        <translation>Not reported: {}</translation>
    </message>
    <message>
        <source>{} 项都{}，无法判断快慢。</source>
        <translation>Whether they are behind cannot be told. All projects ({}): {}.</translation>
    </message>
    <message>
        <source>{} 项都没有低于时序进度，也没有逾期。</source>
        <translation>No project ({} in all) is below its schedule progress or past due.</translation>
    </message>
    <message>
        <source>{} 项，可比 {} 项</source>
        <translation>Indicators: {}, comparable: {}</translation>
    </message>
    <message>
        <source>{} 项，已填报 {} 项</source>
        <translation>{} projects, {} reported</translation>
    </message>
    <message>
        <source>{}-救出{}</source>
        <translation>{}-rescued{}</translation>
    </message>
    <message>
        <source>{}。</source>
        <translation>{}.</translation>
    </message>
    <message>
        <source>{}。{}</source>
        <translation>{}. {}</translation>
    </message>
    <message>
        <source>{}。留着的改动不算填报，下次打开还能接着填、再保存。</source>
        <translation>{}. What is kept is not reported yet; you can go on with it at the next start, and save it then.</translation>
    </message>
    <message>
        <source>{}。确实如此的，请写明原因：</source>
        <translation>{}. If it is really so, please give the reason:</translation>
    </message>
    <message>
        <source>{}刚刚有了新的填报，请看过后再保存一次；您输入的内容还在。</source>
        <translation>{} has just been reported on. Look at it, then save again; what you typed is still there.</translation>
    </message>
    <message>
        <source>{}原来的文件留在：{}</source>
        <translation>{} The file that was there is kept in: {}</translation>
    </message>
    <message>
        <source>{}各月的图</source>
        <translation>Chart of the months of {}</translation>
    </message>
    <message>
        <source>{}年</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>{}年 {} 项、已完成 {} 项</source>
        <translation>{}: projects {}, done {}</translation>
    </message>
    <message>
        <source>{}年 {} 项：承接 {}、新增 {}</source>
        <translation>{}, projects {}: from the earlier year {}, new {}</translation>
    </message>
    <message>
        <source>{}年 {} 项：接续 {}、办结 {}、未列入 {}</source>
        <translation>{}, projects {}: ongoing {}, closed {}, unlisted {}</translation>
    </message>
    <message>
        <source>{}年-{}-点位台账-{}</source>
        <translation>{}-{}-register of sites-{}</translation>
    </message>
    <message>
        <source>{}年{} {}</source>
        <translation>{} {} {}</translation>
    </message>
    <message>
        <source>{}年{} 没有数</source>
        <translation>{} {} no figure</translation>
    </message>
    <message>
        <source>{}年{}月</source>
        <translation>{}-{:02}</translation>
    </message>
    <message>
        <source>{}年亮灯规则</source>
        <translation>Light rule of {}</translation>
    </message>
    <message>
        <source>{}年全部</source>
        <translation>All of {}</translation>
    </message>
    <message>
        <source>{}年已封存，只能查看。</source>
        <translation>{} is frozen and can only be read.</translation>
    </message>
    <message>
        <source>{}年已封存，只能看</source>
        <translation>{} is frozen, to look at only</translation>
    </message>
    <message>
        <source>{}年度</source>
        <translation>Year {}</translation>
    </message>
    <message>
        <source>{}年总览</source>
        <translation>Overview {}</translation>
    </message>
    <message>
        <source>{}年没有延续“{}”主题的板块</source>
        <translation>No pillar of {} continues the theme “{}”</translation>
    </message>
    <message>
        <source>{}年没有符合“{}”的项目</source>
        <translation>{} has no project that matches “{}”</translation>
    </message>
    <message>
        <source>{}年还没有开始</source>
        <translation>{} has not begun</translation>
    </message>
    <message>
        <source>{}年还没有项目</source>
        <translation>{} has no projects yet</translation>
    </message>
    <message>
        <source>{}月</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>{}没有新的填报、亮灯变化、节点和督办。</source>
        <translation>{}: no new report, light, milestone or supervised item.</translation>
    </message>
    <message>
        <source>{}还不能保存。“{}”：{}</source>
        <translation>{} cannot be saved yet. “{}”: {}</translation>
    </message>
    <message>
        <source>{}重点工作进度管理</source>
        <translation>{} Key Project Progress</translation>
    </message>
    <message>
        <source>{}重点工作进度管理 — {}</source>
        <translation>{} Key Project Progress — {}</translation>
    </message>
    <message>
        <source>{}（{} 个项目在用）</source>
        <translation>{} (used by {} projects)</translation>
    </message>
    <message>
        <source>{}（{} 项）</source>
        <translation>{} (of {})</translation>
    </message>
    <message>
        <source>{}（{}）</source>
        <translation>{} ({})</translation>
    </message>
    <message>
        <source>{}（{}）{} 项</source>
        <translation>{} ({}): {}</translation>
    </message>
    <message>
        <source>{}（基准日 {}）</source>
        <translation>{} (reference date {})</translation>
    </message>
    <message>
        <source>{}（完成率 {}）</source>
        <translation>{} ({} of the plan)</translation>
    </message>
    <message>
        <source>{}（已核实：{}）</source>
        <translation>{} (looked at: {})</translation>
    </message>
    <message>
        <source>{}（未保存）</source>
        <translation>{} (unsaved)</translation>
    </message>
    <message>
        <source>{}（点击只看这些）</source>
        <translation>{} (click to see only these)</translation>
    </message>
    <message>
        <source>{}（现在不在，如在移动盘上，插好以后会接着备份）</source>
        <translation>{} (not there now; if it is on a stick, backups go on once it is plugged in)</translation>
    </message>
    <message>
        <source>{}（竖线为时序进度 {}）</source>
        <translation>{} (mark: schedule progress {})</translation>
    </message>
    <message>
        <source>{}，{}</source>
        <translation>{}, {}</translation>
    </message>
    <message>
        <source>{}，这里先只供查看，免得两边同时改。确定那边已经关闭时，可以仍然编辑。</source>
        <translation>{} It can only be viewed here, so that it is not changed in two places at once. If it is surely closed there, you may edit it all the same.</translation>
    </message>
    <message>
        <source>{}：{}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>{}：{} → {}</source>
        <translation>{}: {} → {}</translation>
    </message>
    <message>
        <source>{}：任职</source>
        <translation>{}: appointments</translation>
    </message>
    <message>
        <source>“{}”已经在另一个窗口里打开，请看那个窗口。</source>
        <translation>“{}” is already open in another window; please look there.</translation>
    </message>
    <message>
        <source>“{}”没有用在别处，合并后删去它。可以撤销。</source>
        <translation>“{}” is used nowhere; it is taken out. This can be undone.</translation>
    </message>
    <message>
        <source>“{}”用在{}，都会改成选中的这一条，然后删去“{}”。可以撤销。</source>
        <translation>“{}” is used in {}; all of that will name the chosen one, then “{}” is taken out. This can be undone.</translation>
    </message>
    <message>
        <source>“{}”的内容不在文件里，请从备份恢复，或运行 dongliu check 查看。</source>
        <translation>The contents of “{}” are not in the file; restore it from a backup, or run dongliu check.</translation>
    </message>
    <message>
        <source>……全部见“报前体检”（F7）</source>
        <translation>… all of them: Check before sending (F7)</translation>
    </message>
    <message>
        <source>……还有更早的 {} 步</source>
        <translation>… and {} earlier steps</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>、{} 个指标</source>
        <translation>, {} indicators</translation>
    </message>
    <message>
        <source>一个月里各项目填报的数和文字</source>
        <translation>What each project reported in a month: figures and words</translation>
    </message>
    <message>
        <source>一户、一家、一个小区、一座桥都是点位；登记以后，进度按阶段自动计算。</source>
        <translation>A household, a firm, a compound, a bridge are sites; once they are entered, progress follows from their stages.</translation>
    </message>
    <message>
        <source>七天内到期</source>
        <translation>Due within 7 days</translation>
    </message>
    <message>
        <source>万元</source>
        <translation>×10,000 yuan</translation>
    </message>
    <message>
        <source>上</source>
        <translation>Top</translation>
    </message>
    <message>
        <source>上一个标签</source>
        <translation>Previous Tab</translation>
    </message>
    <message>
        <source>上一年度没有做完，结转到后一年度继续做</source>
        <translation>Not finished in the earlier year, carried over to the later one</translation>
    </message>
    <message>
        <source>上一页（PgUp）</source>
        <translation>Previous page (PgUp)</translation>
    </message>
    <message>
        <source>上年底累计</source>
        <translation>until last year</translation>
    </message>
    <message>
        <source>上年底累计完成投资</source>
        <translation>Invested until the end of last year</translation>
    </message>
    <message>
        <source>上月滞后、本月赶上</source>
        <translation>Behind last month, caught up</translation>
    </message>
    <message>
        <source>上月进度</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>上次备份：{}</source>
        <translation>Last backup: {}</translation>
    </message>
    <message>
        <source>上次报送日 {} 以来</source>
        <translation>Since the last report date, {}</translation>
    </message>
    <message>
        <source>上次：{}</source>
        <translation>Last time: {}</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>上级交办</source>
        <translation>assigned from above</translation>
    </message>
    <message>
        <source>下</source>
        <translation>Bottom</translation>
    </message>
    <message>
        <source>下一个标签</source>
        <translation>Next Tab</translation>
    </message>
    <message>
        <source>下一步打算</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>下一页（PgDn）</source>
        <translation>Next page (PgDn)</translation>
    </message>
    <message>
        <source>下次启动时使用中文界面。</source>
        <translation>The window will be in Chinese from the next start on (中文界面).</translation>
    </message>
    <message>
        <source>下次启动时使用英文界面。项目、填报和打印的内容不翻译。</source>
        <translation>The window will be in English from the next start on. Projects, reports and papers are not translated.</translation>
    </message>
    <message>
        <source>下次启动时换。项目、填报和打印的内容不翻译。</source>
        <translation>From the next start on. Projects, reports and papers stay Chinese.</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>不可比</source>
        <translation>Not comparable</translation>
    </message>
    <message>
        <source>不可比：{}</source>
        <translation>Not comparable: {}</translation>
    </message>
    <message>
        <source>不用第二位置</source>
        <translation>No second place</translation>
    </message>
    <message>
        <source>不督办</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>不能填报还没有到的月份。</source>
        <translation>Months to come cannot be reported on.</translation>
    </message>
    <message>
        <source>不能是责任人或办结人：{}</source>
        <translation>Not the owner, nor who settled it: {}</translation>
    </message>
    <message>
        <source>不计入进度</source>
        <translation>Does not count</translation>
    </message>
    <message>
        <source>与上一年度对比：主题、指标、项目衔接</source>
        <translation>Compared with the year before: themes, indicators, what became of projects</translation>
    </message>
    <message>
        <source>与原文不一致：原文按原样保留，这里是算出的数</source>
        <translation>Not as printed: the printed figure is kept as it is, this is the computed one</translation>
    </message>
    <message>
        <source>与当时打印的文字不完全相同：项目、点位等资料后来改过。填报是当时的填报。</source>
        <translation>The text is not quite what was printed then: projects or sites have been changed since. The reports are those of that time.</translation>
    </message>
    <message>
        <source>与校验码相符</source>
        <translation>As the checksum says</translation>
    </message>
    <message>
        <source>东柳街道重点工作进度管理</source>
        <translation>东柳街道 Key Project Progress</translation>
    </message>
    <message>
        <source>两次输入的密码不一样，请再核对一次。</source>
        <translation>The two passwords differ; please check them.</translation>
    </message>
    <message>
        <source>严重滞后</source>
        <translation>Far behind</translation>
    </message>
    <message>
        <source>个人信息…</source>
        <translation>Personal data…</translation>
    </message>
    <message>
        <source>个人信息：{}</source>
        <translation>Personal data: {}</translation>
    </message>
    <message>
        <source>个月</source>
        <translation>months</translation>
    </message>
    <message>
        <source>个百分点</source>
        <translation>points</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>Chinese (中文)</translation>
    </message>
    <message>
        <source>中文界面</source>
        <translation>Chinese Interface (中文界面)</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>主题：两年的板块</source>
        <translation>Theme: pillars of both years</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>亮灯</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>亮灯分布</source>
        <translation>Lights</translation>
    </message>
    <message>
        <source>亮灯和时序进度按这一天计算：</source>
        <translation>Lights and schedule progress are computed at this day:</translation>
    </message>
    <message>
        <source>亮灯规则…</source>
        <translation>Light rule…</translation>
    </message>
    <message>
        <source>人工亮灯</source>
        <translation>Light set by a person</translation>
    </message>
    <message>
        <source>人工亮灯的原因</source>
        <translation>Reason of the light set by a person</translation>
    </message>
    <message>
        <source>人工设定亮灯</source>
        <translation>Set the light by hand</translation>
    </message>
    <message>
        <source>人工设定亮灯…</source>
        <translation>Set the light by hand…</translation>
    </message>
    <message>
        <source>人工设定亮灯，写明原因</source>
        <translation>Set the light by hand, with the reason</translation>
    </message>
    <message>
        <source>亿元、家、%…</source>
        <translation>100 million yuan, firms, %…</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>今天完成</source>
        <translation>Done today</translation>
    </message>
    <message>
        <source>今天的备份没有做成：{}</source>
        <translation>Today's backup could not be made: {}</translation>
    </message>
    <message>
        <source>仍然编辑</source>
        <translation>Edit all the same</translation>
    </message>
    <message>
        <source>从上到下，第一个成立的条件决定亮什么灯；都不成立为灰灯。</source>
        <translation>From top to bottom, the first condition that holds gives the light; grey where none does.</translation>
    </message>
    <message>
        <source>从不</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>从哪里开始</source>
        <translation>Where to begin</translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore from a Backup…</translation>
    </message>
    <message>
        <source>从未填报</source>
        <translation>Never reported</translation>
    </message>
    <message>
        <source>从现成的规则开始…</source>
        <translation>Start from a known rule…</translation>
    </message>
    <message>
        <source>以前的 {} 份备份仍是原来的样子。</source>
        <translation>{} older backups stay as they were.</translation>
    </message>
    <message>
        <source>以前的填报都保留{}。{}</source>
        <translation>All earlier reports are kept{}. {}</translation>
    </message>
    <message>
        <source>以前的备份</source>
        <translation>Older backups</translation>
    </message>
    <message>
        <source>以后只写文字；填过百分比的，仍按最近一次亮灯。</source>
        <translation>From now on words only; a percentage that was reported still counts for the light.</translation>
    </message>
    <message>
        <source>以后填完成数量，除以目标数量就是形象进度；没有填过数量的，仍用填过的百分比。</source>
        <translation>From now on the quantity is reported, and divided by the target it is the progress; until then the percentage reported before counts.</translation>
    </message>
    <message>
        <source>以后填百分比；没有填过百分比的，亮灯是灰的。</source>
        <translation>From now on a percentage is reported; where there is none yet, the light is grey.</translation>
    </message>
    <message>
        <source>以后按点位的阶段自动计算；没有点位的，仍用填过的百分比。</source>
        <translation>From now on computed from the stages of the sites; without sites the percentage reported before counts.</translation>
    </message>
    <message>
        <source>以后按节点的权重自动计算；没有节点的，仍用填过的百分比。</source>
        <translation>From now on computed from the weights of the milestones; without milestones the percentage reported before counts.</translation>
    </message>
    <message>
        <source>任职</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>会写进填报、操作记录和进度单。</source>
        <translation>Written into reports, the history and status sheets.</translation>
    </message>
    <message>
        <source>会议议定</source>
        <translation>decided in a meeting</translation>
    </message>
    <message>
        <source>位次</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>位次没写依据</source>
        <translation>Rank without its basis</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>低于时序进度</source>
        <translation>Below schedule</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>余、超过、近…</source>
        <translation>余, 超过, 近…</translation>
    </message>
    <message>
        <source>作战图…</source>
        <translation>Wall chart…</translation>
    </message>
    <message>
        <source>作战图（拼成A1）…</source>
        <translation>Wall chart (A1 from small pages)…</translation>
    </message>
    <message>
        <source>作战图（拼成A2）…</source>
        <translation>Wall chart (A2 from small pages)…</translation>
    </message>
    <message>
        <source>使用手册</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>例如：万元</source>
        <translation>e.g. 万元</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存 (Ctrl+S)</source>
        <translation>Save (Ctrl+S)</translation>
    </message>
    <message>
        <source>保存在</source>
        <translation>Saved in</translation>
    </message>
    <message>
        <source>保存填报</source>
        <translation>Save Report</translation>
    </message>
    <message>
        <source>保存并退出</source>
        <translation>Save and quit</translation>
    </message>
    <message>
        <source>保留原样：仍按做备份时的样子打开</source>
        <translation>Keep as they are: opened as when they were made</translation>
    </message>
    <message>
        <source>修复前</source>
        <translation>Before a repair</translation>
    </message>
    <message>
        <source>修复前的文件已备份：{}</source>
        <translation>The file as it was before the repair is backed up: {}</translation>
    </message>
    <message>
        <source>修复好了</source>
        <translation>Repaired</translation>
    </message>
    <message>
        <source>修复（先备份）</source>
        <translation>Repair (Backup First)</translation>
    </message>
    <message>
        <source>修改{}</source>
        <translation>Edit {}</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>修改、移动项目…</source>
        <translation>Edit or Move Project…</translation>
    </message>
    <message>
        <source>修改历史</source>
        <translation>Change history</translation>
    </message>
    <message>
        <source>修改指标</source>
        <translation>Edit indicator</translation>
    </message>
    <message>
        <source>修改版式模板…</source>
        <translation>Edit the template…</translation>
    </message>
    <message>
        <source>修改督办事项</source>
        <translation>Edit supervised item</translation>
    </message>
    <message>
        <source>修改节点</source>
        <translation>Edit milestone</translation>
    </message>
    <message>
        <source>修改附件</source>
        <translation>Change attachment</translation>
    </message>
    <message>
        <source>修改项目</source>
        <translation>Edit Project</translation>
    </message>
    <message>
        <source>催办单…</source>
        <translation>Reminder slips…</translation>
    </message>
    <message>
        <source>催办已复制，可以粘贴到短信或文件里。</source>
        <translation>The reminder is copied and can be pasted into a message or a document.</translation>
    </message>
    <message>
        <source>先新增年度，再新增板块和项目，这里就可以按月填报。</source>
        <translation>Add a year, then pillars and projects; they are reported on here month by month.</translation>
    </message>
    <message>
        <source>先留着，退出</source>
        <translation>Keep for later and quit</translation>
    </message>
    <message>
        <source>先看东柳街道2015、2016年的真实记录</source>
        <translation>Look at the real record of 东柳街道 for 2015 and 2016 first</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部主题</source>
        <translation>All themes</translation>
    </message>
    <message>
        <source>全部主题合计</source>
        <translation>Total of all themes</translation>
    </message>
    <message>
        <source>全部事项</source>
        <translation>All findings</translation>
    </message>
    <message>
        <source>全部指标</source>
        <translation>All indicators</translation>
    </message>
    <message>
        <source>全部板块</source>
        <translation>All pillars</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All lights</translation>
    </message>
    <message>
        <source>全部社区</source>
        <translation>All communities</translation>
    </message>
    <message>
        <source>全部科室</source>
        <translation>All sections</translation>
    </message>
    <message>
        <source>全部责任人</source>
        <translation>All owners</translation>
    </message>
    <message>
        <source>全部阶段</source>
        <translation>All stages</translation>
    </message>
    <message>
        <source>公文文档，可继续编辑；文字由台账生成</source>
        <translation>A circular to edit further; its sentences come from the register</translation>
    </message>
    <message>
        <source>公示版</source>
        <translation>For the public</translation>
    </message>
    <message>
        <source>公示版没有姓名、电话、证件号、账号、责任人和情况。含个人信息的一版要写明原因，并记入操作记录。</source>
        <translation>The public edition has no names, telephones, identity numbers, accounts, officers or situations. The one with personal data asks for a reason, which is put on record.</translation>
    </message>
    <message>
        <source>共 {}</source>
        <translation>{} in all</translation>
    </message>
    <message>
        <source>共 {} 份，{} MB</source>
        <translation>{} backups, {} MB</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭提示</source>
        <translation>Close message</translation>
    </message>
    <message>
        <source>其中 {} 张照片已去掉拍摄位置。</source>
        <translation> From {} photos the place where they were taken was removed.</translation>
    </message>
    <message>
        <source>其中 {} 项从未填报</source>
        <translation>Never reported: {}</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>内部版</source>
        <translation>internal</translation>
    </message>
    <message>
        <source>内部版（个人信息已遮盖）</source>
        <translation>Internal (personal data masked)</translation>
    </message>
    <message>
        <source>内部版（含个人信息，不得公开）</source>
        <translation>Internal (with personal data, not for the public)</translation>
    </message>
    <message>
        <source>再加一个比较（并且）</source>
        <translation>Add a second comparison (and)</translation>
    </message>
    <message>
        <source>再查一次</source>
        <translation>Check Again</translation>
    </message>
    <message>
        <source>再次检查，没有发现问题：{}。</source>
        <translation>Checked again, nothing wrong: {}.</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>写进以后的填报、操作记录和进度单。</source>
        <translation>Written into reports, history and status sheets from now on.</translation>
    </message>
    <message>
        <source>出处原文</source>
        <translation>Source sentence</translation>
    </message>
    <message>
        <source>分主题统计</source>
        <translation>By theme</translation>
    </message>
    <message>
        <source>分管领导</source>
        <translation>Leader in charge</translation>
    </message>
    <message>
        <source>分项与合计不符</source>
        <translation>Parts and total differ</translation>
    </message>
    <message>
        <source>删去</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>删除任职</source>
        <translation>Delete appointment</translation>
    </message>
    <message>
        <source>删除指标“{}”？</source>
        <translation>Delete the indicator “{}”?</translation>
    </message>
    <message>
        <source>删除点位</source>
        <translation>Delete sites</translation>
    </message>
    <message>
        <source>删除这个条件</source>
        <translation>Remove this condition</translation>
    </message>
    <message>
        <source>删除选中的 {} 处点位，连同它们的阶段和个人信息？可以撤销。</source>
        <translation>Delete the {} chosen sites with their stages and personal data? This can be undone.</translation>
    </message>
    <message>
        <source>删除项目</source>
        <translation>Delete Project</translation>
    </message>
    <message>
        <source>删除项目“{}”？</source>
        <translation>Delete the project “{}”?</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>前一任到这一天为止。项目记的是岗位，换人不用改项目。</source>
        <translation>The one before holds the post until this day. Projects name posts, so they need no change.</translation>
    </message>
    <message>
        <source>前一年度已完成，后一年度没有与它关联的项目</source>
        <translation>Done in the earlier year; no project of the later year continues it</translation>
    </message>
    <message>
        <source>前一年度没有与它关联的项目</source>
        <translation>It continues no project of the earlier year</translation>
    </message>
    <message>
        <source>前一年度没有标记完成，后一年度也没有与它关联的项目</source>
        <translation>Not marked as done in the earlier year; no project of the later year continues it</translation>
    </message>
    <message>
        <source>剪贴板里没有照片或文件。</source>
        <translation>There is no picture or file on the clipboard.</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>办结…</source>
        <translation>Settle…</translation>
    </message>
    <message>
        <source>办结人</source>
        <translation>Settled by</translation>
    </message>
    <message>
        <source>办结以后，还要由责任人以外的人核验销号。</source>
        <translation>After that somebody other than the owner has to check it and strike it off.</translation>
    </message>
    <message>
        <source>办结日期</source>
        <translation>Settled on</translation>
    </message>
    <message>
        <source>办结时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>办结督办事项</source>
        <translation>Settle supervised item</translation>
    </message>
    <message>
        <source>勾选要印的栏目；拖动，或按 Alt 加上下箭头，改变先后</source>
        <translation>Tick the columns to print; drag them, or press Alt with the arrows, to change their order</translation>
    </message>
    <message>
        <source>升级前</source>
        <translation>Before an upgrade</translation>
    </message>
    <message>
        <source>升级督办</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>单位可疑</source>
        <translation>Doubtful unit</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Office name</translation>
    </message>
    <message>
        <source>单项目进度单</source>
        <translation>Project status sheet</translation>
    </message>
    <message>
        <source>单项目进度单…</source>
        <translation>Project status sheet…</translation>
    </message>
    <message>
        <source>占 {}</source>
        <translation>{} of all</translation>
    </message>
    <message>
        <source>占比的分子</source>
        <translation>Share: part</translation>
    </message>
    <message>
        <source>占比的分母</source>
        <translation>Share: whole</translation>
    </message>
    <message>
        <source>占比类指标选好分子和分母，就会在原文的百分比旁边列出算得的数。</source>
        <translation>For a share, choose the part and the whole: the computed percentage then stands beside the printed one.</translation>
    </message>
    <message>
        <source>印在表下，每行一条</source>
        <translation>Printed below the table, one per line</translation>
    </message>
    <message>
        <source>即将到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>原来：{}
以后：{}</source>
        <translation>Before: {}
Then: {}</translation>
    </message>
    <message>
        <source>原设计</source>
        <translation>As designed</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>Sent to</translation>
    </message>
    <message>
        <source>去改</source>
        <translation>Go and mend</translation>
    </message>
    <message>
        <source>参考</source>
        <translation>Start from</translation>
    </message>
    <message>
        <source>双击一条填报（或按 Enter）可以更正</source>
        <translation>Double-click a report (or press Enter) to correct it</translation>
    </message>
    <message>
        <source>双击或按回车，打开板块或项目</source>
        <translation>Double-click or press Enter to open a pillar or project</translation>
    </message>
    <message>
        <source>发现 {} 处问题</source>
        <translation>{} problems found</translation>
    </message>
    <message>
        <source>发现 {} 处问题，这里修不了。请从备份恢复；没有可用的备份时，救出到新文件。</source>
        <translation>{} problems found that cannot be repaired here. Go back to a backup; where none helps, rescue to a new file.</translation>
    </message>
    <message>
        <source>发现问题就新增一条，写明责任人和时限，直到销号。</source>
        <translation>Add each problem with its owner and term, and follow it until it is struck off.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>取消以后，谁都可以打开这个文件、它以后的备份和没写完的草稿。</source>
        <translation>Without a password anybody can open this file, its future backups and drafts.</translation>
    </message>
    <message>
        <source>取消密码</source>
        <translation>Remove the password</translation>
    </message>
    <message>
        <source>取消核实</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>取消筛选</source>
        <translation>Clear Filters</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>变化，或者不可比的原因</source>
        <translation>Change, or why it cannot be told</translation>
    </message>
    <message>
        <source>另存…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>另存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>另存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>另存到</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>另存到…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>另存到文件夹</source>
        <translation>Save to folder</translation>
    </message>
    <message>
        <source>另存附件</source>
        <translation>Save attachment</translation>
    </message>
    <message>
        <source>只写文字</source>
        <translation>Words only</translation>
    </message>
    <message>
        <source>只对设了密码的文件：没有人操作多久就锁定。</source>
        <translation>For files with a password only: locked after so long without a sign of life.</translation>
    </message>
    <message>
        <source>只有一个年度，还不能对比</source>
        <translation>One year alone cannot be compared</translation>
    </message>
    <message>
        <source>只看未填报</source>
        <translation>Only unreported</translation>
    </message>
    <message>
        <source>只看没核实的</source>
        <translation>Only what is open</translation>
    </message>
    <message>
        <source>可以放心打印上报。</source>
        <translation>Ready to print and send.</translation>
    </message>
    <message>
        <source>可以放心试，改错了都能撤销。</source>
        <translation>Feel free to try: everything can be undone.</translation>
    </message>
    <message>
        <source>可比</source>
        <translation>Comparable</translation>
    </message>
    <message>
        <source>可比性</source>
        <translation>Comparability</translation>
    </message>
    <message>
        <source>右</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>各主题项目数</source>
        <translation>Projects by theme</translation>
    </message>
    <message>
        <source>各主题项目数与完成数</source>
        <translation>Projects by theme, and how many are done</translation>
    </message>
    <message>
        <source>各月的数</source>
        <translation>Figures by month</translation>
    </message>
    <message>
        <source>各板块进度</source>
        <translation>Progress by pillar</translation>
    </message>
    <message>
        <source>各阶段完成情况</source>
        <translation>Progress per stage</translation>
    </message>
    <message>
        <source>各阶段进度曲线</source>
        <translation>Stages over time</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>合并“{}”</source>
        <translation>Merge “{}”</translation>
    </message>
    <message>
        <source>合并到</source>
        <translation>Merge into</translation>
    </message>
    <message>
        <source>合并到…</source>
        <translation>Merge into…</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>同一项工作在后一年度继续开展</source>
        <translation>The same work goes on in the later year</translation>
    </message>
    <message>
        <source>同比不符</source>
        <translation>Growth differs</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>启动时打开</source>
        <translation>Opened at start</translation>
    </message>
    <message>
        <source>哪些项目会变</source>
        <translation>Projects that would change</translation>
    </message>
    <message>
        <source>回到项目表 (Esc)</source>
        <translation>Back to the projects (Esc)</translation>
    </message>
    <message>
        <source>固定基准日</source>
        <translation>Fix the Reference Date</translation>
    </message>
    <message>
        <source>固定基准日…</source>
        <translation>Fix Reference Date…</translation>
    </message>
    <message>
        <source>在哪里改</source>
        <translation>Mended in</translation>
    </message>
    <message>
        <source>在左边的表里选一个项目，就能在这里填报。</source>
        <translation>Select a project in the table on the left to report on it here.</translation>
    </message>
    <message>
        <source>在左边选一项，就能办结、销号、催办。</source>
        <translation>Choose an item on the left to settle it, strike it off, or remind its owner.</translation>
    </message>
    <message>
        <source>在文字框中保存填报</source>
        <translation>Save the report from a text field</translation>
    </message>
    <message>
        <source>在板块的标签里新增项目后，就可以在这里按月填报。</source>
        <translation>Add projects on a pillar's tab; they are reported on here month by month.</translation>
    </message>
    <message>
        <source>在板块的标签里新增项目后，这里汇总亮灯、落后和未填报的项目。</source>
        <translation>Once there are projects in the tabs of the pillars, their lights, delays and missing reports are gathered here.</translation>
    </message>
    <message>
        <source>在表中直接修改进度</source>
        <translation>Edit progress in the table</translation>
    </message>
    <message>
        <source>在这里新增，或在项目的“督办”页里新增。</source>
        <translation>Add one here, or on the page Supervision of a project.</translation>
    </message>
    <message>
        <source>在项目里填过的名称会列在这里，也可以现在新增。</source>
        <translation>Names entered in projects are listed here; you can also add one now.</translation>
    </message>
    <message>
        <source>基准日 {}</source>
        <translation>Reference date {}</translation>
    </message>
    <message>
        <source>基准日早于这一天时，按缺省规则亮灯</source>
        <translation>Before this day the default rule holds</translation>
    </message>
    <message>
        <source>基准日跟随今天</source>
        <translation>Reference Date Follows Today</translation>
    </message>
    <message>
        <source>基准日：{}</source>
        <translation>Reference date: {}</translation>
    </message>
    <message>
        <source>填上单位名称、年度、板块和科室，从空白开始；东柳的记录仍留着，随时能打开。</source>
        <translation>Enter the office's name, year, pillars and sections, and start empty. The record of 东柳街道 stays and can be opened at any time.</translation>
    </message>
    <message>
        <source>填上阶段日期后，这里画出各阶段的进度曲线。</source>
        <translation>Once stages have dates, their curves are drawn here.</translation>
    </message>
    <message>
        <source>填报</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>填报 · 存在问题</source>
        <translation>Report · problems</translation>
    </message>
    <message>
        <source>填报 · 已办结</source>
        <translation>Report · finished</translation>
    </message>
    <message>
        <source>填报 · 截至日期</source>
        <translation>Report · as of</translation>
    </message>
    <message>
        <source>填报 · 进展情况</source>
        <translation>Report · progress</translation>
    </message>
    <message>
        <source>填报 · 进度</source>
        <translation>Report · figure</translation>
    </message>
    <message>
        <source>填报单位</source>
        <translation>Reporting office</translation>
    </message>
    <message>
        <source>填报时间线</source>
        <translation>Timeline of reports</translation>
    </message>
    <message>
        <source>填报月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>填报进度</source>
        <translation>Report Progress</translation>
    </message>
    <message>
        <source>填进度、看亮灯、比年度、打印，都在这台电脑上，不联网。</source>
        <translation>Report progress, see lights, compare years, print. All on this computer, without network.</translation>
    </message>
    <message>
        <source>增加条件</source>
        <translation>Add condition</translation>
    </message>
    <message>
        <source>增加阶段</source>
        <translation>Add stage</translation>
    </message>
    <message>
        <source>增幅</source>
        <translation>Growth</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>备份与恢复</source>
        <translation>Backup and Restore</translation>
    </message>
    <message>
        <source>备份与恢复…</source>
        <translation>Backup and Restore…</translation>
    </message>
    <message>
        <source>备份在这里：{}</source>
        <translation>The backups are here: {}</translation>
    </message>
    <message>
        <source>备份时间</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>备份本来就放在这里，第二备份位置请选别的磁盘或 U 盘。</source>
        <translation>Backups are kept here anyway; choose another disk or a stick as the second place.</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制催办</source>
        <translation>Copy reminder</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy Report</translation>
    </message>
    <message>
        <source>复制清单</source>
        <translation>Copy the list</translation>
    </message>
    <message>
        <source>复制版本</source>
        <translation>Copy version</translation>
    </message>
    <message>
        <source>复制结果</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制选中各行的催办文字；没有选中的，复制全部</source>
        <translation>Copy the reminder for the chosen lines, or for all where none is chosen</translation>
    </message>
    <message>
        <source>多个用顿号隔开</source>
        <translation>Separate several by commas</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>如：年底前</source>
        <translation>such as 年底前 (by year end)</translation>
    </message>
    <message>
        <source>如：某某街道</source>
        <translation>e.g. 某某街道</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>姓名或岗位</source>
        <translation>Name or post</translation>
    </message>
    <message>
        <source>姓名或岗位（会写进填报和进度单）</source>
        <translation>Name or post (written into reports and sheets)</translation>
    </message>
    <message>
        <source>姓名或岗位，可以以后再填</source>
        <translation>Name or post; may be left for later</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Type size</translation>
    </message>
    <message>
        <source>存为版式</source>
        <translation>Save layout</translation>
    </message>
    <message>
        <source>存为版式…</source>
        <translation>Save layout as…</translation>
    </message>
    <message>
        <source>存在问题</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>它各年的数会一起删除。删错了可以用“撤销”找回。</source>
        <translation>Its figures of all years are deleted with it. “Undo” brings them back.</translation>
    </message>
    <message>
        <source>它的填报和点位会一起删除。删错了可以用“撤销”找回。</source>
        <translation>Its reports and sites are deleted with it. Undo brings them back.</translation>
    </message>
    <message>
        <source>完成投资</source>
        <translation>Invested</translation>
    </message>
    <message>
        <source>完成数量</source>
        <translation>Quantity done</translation>
    </message>
    <message>
        <source>完成数量 / 目标</source>
        <translation>Quantity done / target</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>完成未办结</source>
        <translation>Complete, not marked finished</translation>
    </message>
    <message>
        <source>完成率</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>定时</source>
        <translation>Hourly</translation>
    </message>
    <message>
        <source>实际 {}</source>
        <translation>actual {}</translation>
    </message>
    <message>
        <source>实际日期</source>
        <translation>Actual date</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>密码…</source>
        <translation>Password…</translation>
    </message>
    <message>
        <source>密码不对，请再输入一次，注意大小写和输入法。</source>
        <translation>Wrong password; please type it again, minding capitals and the input method.</translation>
    </message>
    <message>
        <source>密码已取消，谁都可以打开这个文件。</source>
        <translation>The password is removed; anybody can open this file.</translation>
    </message>
    <message>
        <source>密码已设好，下次打开文件时要输入。</source>
        <translation>The password is set; it is asked for when the file is opened next.</translation>
    </message>
    <message>
        <source>密码：{}</source>
        <translation>Password: {}</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>vs.</translation>
    </message>
    <message>
        <source>对比内容</source>
        <translation>What is compared</translation>
    </message>
    <message>
        <source>对比年度之一</source>
        <translation>First year</translation>
    </message>
    <message>
        <source>对比年度之二</source>
        <translation>Second year</translation>
    </message>
    <message>
        <source>导入前</source>
        <translation>Before an import</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>导出为 CSV 表格；打印用 Ctrl+P</source>
        <translation>Export as CSV; print with Ctrl+P</translation>
    </message>
    <message>
        <source>导出什么</source>
        <translation>What to export</translation>
    </message>
    <message>
        <source>导出全部数据</source>
        <translation>Export All Data</translation>
    </message>
    <message>
        <source>导出全部数据 (JSON)…</source>
        <translation>Export All Data (JSON)…</translation>
    </message>
    <message>
        <source>导出点位台账</source>
        <translation>Export register of sites</translation>
    </message>
    <message>
        <source>导出表格和文书…</source>
        <translation>Export Tables and Texts…</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>封存{}年？</source>
        <translation>Freeze {}?</translation>
    </message>
    <message>
        <source>封存后不能再填报和修改，需要时可以解除封存。</source>
        <translation>A frozen year takes no reports and no changes. It can be unfrozen when needed.</translation>
    </message>
    <message>
        <source>封存本年度</source>
        <translation>Freeze This Year</translation>
    </message>
    <message>
        <source>尚无百分比</source>
        <translation>No percentage yet</translation>
    </message>
    <message>
        <source>尚未填报</source>
        <translation>No report yet</translation>
    </message>
    <message>
        <source>展开台账</source>
        <translation>Open register</translation>
    </message>
    <message>
        <source>属于</source>
        <translation>Belongs to</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>左</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>已保存。截至日期晚于基准日 {}，改了基准日才会显示在表里。</source>
        <translation>Saved. It is dated after the reference date {} and shows in the table once that is changed.</translation>
    </message>
    <message>
        <source>已保存：{target}（{pages} 页）</source>
        <translation>Saved: {target} (pages: {pages})</translation>
    </message>
    <message>
        <source>已删除 {} 个附件，Ctrl+Z 可以撤销。</source>
        <translation>{} attachments deleted; Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已取消。</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>已取消。选一份备份，看恢复以后会怎样。</source>
        <translation>Cancelled. Choose a backup to see what a restore would do.</translation>
    </message>
    <message>
        <source>已另存 {} 个附件。</source>
        <translation>{} attachments saved.</translation>
    </message>
    <message>
        <source>已另存到 {}，现在打开的就是它。</source>
        <translation>Saved as {}, which is the file now open.</translation>
    </message>
    <message>
        <source>已填报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>已备份，已核对：{}</source>
        <translation>Backed up and verified: {}</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>已复制 {} 条，可以粘贴到短信或文件里。</source>
        <translation>{} copied; paste them into a message or a file.</translation>
    </message>
    <message>
        <source>已复制 {} 项催办，可以粘贴到短信或文件里。</source>
        <translation>{} reminders copied; paste them into a message or a document.</translation>
    </message>
    <message>
        <source>已复制 {} 项的催办，可以粘贴到短信或文件里。</source>
        <translation>The reminder for {} matters is copied and can be pasted into a message or a file.</translation>
    </message>
    <message>
        <source>已复制。</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已完成 {}</source>
        <translation>Done: {}</translation>
    </message>
    <message>
        <source>已完成 {} / {} 个节点，按权重 {}（基准日 {}）。</source>
        <translation>{} of {} milestones reached, {} by weight (reference date {}).</translation>
    </message>
    <message>
        <source>已完成/全部</source>
        <translation>done / all</translation>
    </message>
    <message>
        <source>已导出到 {}</source>
        <translation>Exported to {}</translation>
    </message>
    <message>
        <source>已导出到 {}。导出的文件没有密码，谁都可以打开，请放好。</source>
        <translation>Exported to {}. The exported file has no password; anybody can open it, so keep it safe.</translation>
    </message>
    <message>
        <source>已封存</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>已恢复到 {} {} 的备份。</source>
        <translation>Restored from the backup of {} {}.</translation>
    </message>
    <message>
        <source>已救到：{}</source>
        <translation>Rescued to: {}</translation>
    </message>
    <message>
        <source>已晚 {} 天</source>
        <translation>{} days late</translation>
    </message>
    <message>
        <source>已有：{}</source>
        <translation>Known: {}</translation>
    </message>
    <message>
        <source>已核实</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>已核实…</source>
        <translation>Looked at…</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>已立项 {} 天</source>
        <translation>open for {} days</translation>
    </message>
    <message>
        <source>已过时限</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>已送往打印机，共 {pages} 页。印好没有，请看打印机。</source>
        <translation>Sent to the printer, pages: {pages}. Please check there that it came out.</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>已逾期 {} 天</source>
        <translation>overdue by {} days</translation>
    </message>
    <message>
        <source>已销号</source>
        <translation>Struck off</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>已锁定。输入数据文件的密码继续；打开的窗口和没写完的内容都还在。</source>
        <translation>Locked. Type the data file's password to go on; open windows and unfinished texts are all still there.</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>平均形象进度</source>
        <translation>Average progress</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>年度(&amp;Y)</source>
        <translation>&amp;Year</translation>
    </message>
    <message>
        <source>年度对比</source>
        <translation>Year Comparison</translation>
    </message>
    <message>
        <source>年度对比表</source>
        <translation>Year comparison</translation>
    </message>
    <message>
        <source>年度对比表…</source>
        <translation>Year comparison…</translation>
    </message>
    <message>
        <source>年度目标</source>
        <translation>Annual target</translation>
    </message>
    <message>
        <source>年度目标 {}</source>
        <translation>Target of the year: {}</translation>
    </message>
    <message>
        <source>并且</source>
        <translation>and</translation>
    </message>
    <message>
        <source>应开工未开工</source>
        <translation>Should have started</translation>
    </message>
    <message>
        <source>延续</source>
        <translation>Ongoing</translation>
    </message>
    <message>
        <source>延续哪个主题？（用来和别的年度对比，可以另写）</source>
        <translation>Which theme does it continue? (for comparing years; you may write another)</translation>
    </message>
    <message>
        <source>建立</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>建立本单位的记录</source>
        <translation>Set up an office's own record</translation>
    </message>
    <message>
        <source>建立本单位的记录…</source>
        <translation>Set up your office's record…</translation>
    </message>
    <message>
        <source>建立本单位自己的记录</source>
        <translation>Set up your own office's record</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>Start date</translation>
    </message>
    <message>
        <source>开工以来完成投资</source>
        <translation>Invested since the start</translation>
    </message>
    <message>
        <source>当月 {}</source>
        <translation>Month of {}</translation>
    </message>
    <message>
        <source>当月数</source>
        <translation>Single months</translation>
    </message>
    <message>
        <source>录入人</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <source>录入人…</source>
        <translation>Entered by…</translation>
    </message>
    <message>
        <source>录入人：{}</source>
        <translation>Entered by: {}</translation>
    </message>
    <message>
        <source>形象进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>形象进度 {}</source>
        <translation>Progress {}</translation>
    </message>
    <message>
        <source>形象进度（{}）：{}</source>
        <translation>Progress ({}): {}</translation>
    </message>
    <message>
        <source>形象进度（百分比）</source>
        <translation>Progress (percentage)</translation>
    </message>
    <message>
        <source>形象进度（竖线为时序）</source>
        <translation>Progress (mark: schedule)</translation>
    </message>
    <message>
        <source>征迁台账（公示版）…</source>
        <translation>Clearance register (public)…</translation>
    </message>
    <message>
        <source>征迁台账（内部版）…</source>
        <translation>Clearance register (internal)…</translation>
    </message>
    <message>
        <source>待销号</source>
        <translation>To be checked</translation>
    </message>
    <message>
        <source>忘记密码无法找回：程序里不保存密码。请先想好放在哪里保管。</source>
        <translation>A forgotten password cannot be recovered: the program does not keep it. Decide first where to keep it.</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>Keyboard Shortcuts</translation>
    </message>
    <message>
        <source>快速指南（两页）</source>
        <translation>Quick guide (two pages)</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>总</source>
        <translation>total</translation>
    </message>
    <message>
        <source>总投资</source>
        <translation>Total investment</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>恢复以后</source>
        <translation>After the restore</translation>
    </message>
    <message>
        <source>恢复以后不再有的操作</source>
        <translation>Steps that would be gone after the restore</translation>
    </message>
    <message>
        <source>恢复到 {} {}</source>
        <translation>Restore to {} {}</translation>
    </message>
    <message>
        <source>恢复到 {} 的备份？</source>
        <translation>Restore the backup of {}?</translation>
    </message>
    <message>
        <source>恢复到这一份</source>
        <translation>Restore This One</translation>
    </message>
    <message>
        <source>恢复到这一份…</source>
        <translation>Restore This One…</translation>
    </message>
    <message>
        <source>恢复前</source>
        <translation>Before a restore</translation>
    </message>
    <message>
        <source>恢复原设计</source>
        <translation>Reset to design</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>截至 {}</source>
        <translation>As of {}</translation>
    </message>
    <message>
        <source>截至 {} / {}</source>
        <translation>As of {} / {}</translation>
    </message>
    <message>
        <source>截至 {}，晚于亮灯基准日</source>
        <translation>As of {}, later than the reference date of the lights</translation>
    </message>
    <message>
        <source>截至 {}，看了 {} 个项目</source>
        <translation>As of {}: {} projects were checked</translation>
    </message>
    <message>
        <source>截至日期</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>户、家、平方米…</source>
        <translation>户, 家, 平方米…</translation>
    </message>
    <message>
        <source>户主姓名</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>所属主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>所属科室</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>所选的 {} 个项目</source>
        <translation>The {} selected projects</translation>
    </message>
    <message>
        <source>手动</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印(&amp;R)</source>
        <translation>Print (&amp;R)</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>打印人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>打印对比表…</source>
        <translation>Print Comparison…</translation>
    </message>
    <message>
        <source>打印或存成 PDF 时勾着“记入打印记录”，就会记在这里。</source>
        <translation>What is printed or saved as PDF with “Note in the log” ticked is noted here.</translation>
    </message>
    <message>
        <source>打印或存成 PDF 的页，例如 1-3,5；空着就是全部</source>
        <translation>Pages to print or save, e.g. 1-3,5; empty for all</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>打印点位台账</source>
        <translation>Print register of sites</translation>
    </message>
    <message>
        <source>打印记录</source>
        <translation>Printing log</translation>
    </message>
    <message>
        <source>打印记录…</source>
        <translation>Printing log…</translation>
    </message>
    <message>
        <source>打印预览：{title}</source>
        <translation>Print Preview: {title}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开别的文件…</source>
        <translation>Open Another File…</translation>
    </message>
    <message>
        <source>打开救出的文件</source>
        <translation>Open the rescued file</translation>
    </message>
    <message>
        <source>打开数据文件</source>
        <translation>Open Data File</translation>
    </message>
    <message>
        <source>打开数据文件…</source>
        <translation>Open Data File…</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open Folder</translation>
    </message>
    <message>
        <source>打开有密码的备份</source>
        <translation>Open a Protected Backup</translation>
    </message>
    <message>
        <source>打开有密码的文件</source>
        <translation>Open a Protected File</translation>
    </message>
    <message>
        <source>打开项目</source>
        <translation>Open project</translation>
    </message>
    <message>
        <source>打算</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>把选中的事项写成催办短信，可以多选</source>
        <translation>Word reminders for the selected items</translation>
    </message>
    <message>
        <source>把项目分成几步，写上计划日期；晚了几天一眼看得到。按 Insert 新增。</source>
        <translation>Divide the project into steps with planned dates, and see at a glance which are late. Insert adds one.</translation>
    </message>
    <message>
        <source>投资</source>
        <translation>Investment</translation>
    </message>
    <message>
        <source>投资 {}</source>
        <translation>invested {}</translation>
    </message>
    <message>
        <source>报前体检</source>
        <translation>Check before sending</translation>
    </message>
    <message>
        <source>报前体检…</source>
        <translation>Check before sending…</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>指标 {}</source>
        <translation>Indicators {}</translation>
    </message>
    <message>
        <source>指标名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>指标对比</source>
        <translation>Indicators compared</translation>
    </message>
    <message>
        <source>指标月报…</source>
        <translation>Monthly indicators…</translation>
    </message>
    <message>
        <source>按 Enter 开始；按 F1 看使用手册。</source>
        <translation>Enter begins; F1 opens the manual.</translation>
    </message>
    <message>
        <source>按“添加…”，把文件拖进来，或者粘贴截图（Ctrl+V）。</source>
        <translation>Press “Add…”, drop files here, or paste a screenshot (Ctrl+V).</translation>
    </message>
    <message>
        <source>按原文写，如：1至11月、今年以来</source>
        <translation>As printed, e.g. 1至11月 or 今年以来</translation>
    </message>
    <message>
        <source>按工作条线分组 · {}</source>
        <translation>Grouped by workstream · {}</translation>
    </message>
    <message>
        <source>按当时的日期、当时已有的填报和当时的版式重新生成</source>
        <translation>Made anew as of that day, from the reports and with the layout of that time</translation>
    </message>
    <message>
        <source>按数量</source>
        <translation>by number</translation>
    </message>
    <message>
        <source>按整个窗口显示点位台账：填日期、增减点位、看曲线</source>
        <translation>Show the register as wide as the window: enter dates, add and delete sites, see the curves</translation>
    </message>
    <message>
        <source>按衔接关系对比的项目</source>
        <translation>Projects compared by lineage</translation>
    </message>
    <message>
        <source>按规则自动计算</source>
        <translation>Computed by the rule</translation>
    </message>
    <message>
        <source>按这一天有效的填报重新生成，可以补印以前的表</source>
        <translation>Made anew from the reports valid on that day; past sheets can be printed again</translation>
    </message>
    <message>
        <source>按面积（平方米）</source>
        <translation>by area (square metres)</translation>
    </message>
    <message>
        <source>换一个密码</source>
        <translation>Change the password</translation>
    </message>
    <message>
        <source>换个地方…</source>
        <translation>Elsewhere…</translation>
    </message>
    <message>
        <source>换个搜索词，或者取消筛选。</source>
        <translation>Search for something else, or clear the filters.</translation>
    </message>
    <message>
        <source>换个条件，或者取消筛选。</source>
        <translation>Change the filter, or remove it.</translation>
    </message>
    <message>
        <source>换个筛选条件，或者取消筛选。</source>
        <translation>Change the filters, or clear them.</translation>
    </message>
    <message>
        <source>排什么</source>
        <translation>Ranks</translation>
    </message>
    <message>
        <source>排名</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>排序或筛选时不能调整次序；请先按原次序显示全部点位。</source>
        <translation>Sites cannot be moved while the table is sorted or filtered; show all of them in their own order first.</translation>
    </message>
    <message>
        <source>接着上次没写完的草稿</source>
        <translation>Going on with the draft of last time</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>搜索点位</source>
        <translation>Search sites</translation>
    </message>
    <message>
        <source>搜索点位、社区、责任人</source>
        <translation>Search sites, communities, officers</translation>
    </message>
    <message>
        <source>搜索项目、科室、责任人（Ctrl+F）</source>
        <translation>Search projects, sections, officers (Ctrl+F)</translation>
    </message>
    <message>
        <source>撤回完成</source>
        <translation>Take done back</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销 {}</source>
        <translation>Undo {}</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>改了就存，不用按保存；每天自动备份，可以回到以前。</source>
        <translation>Changes are kept at once; a backup is made every day, and you can go back to it.</translation>
    </message>
    <message>
        <source>改了马上生效。设置记在 {}</source>
        <translation>Changes apply at once. Settings are kept in {}</translation>
    </message>
    <message>
        <source>改名以后，各年度都显示新名称；旧名称记在“曾用名”里。</source>
        <translation>All years show the new name; the old one stays under “Former names”.</translation>
    </message>
    <message>
        <source>改灯…</source>
        <translation>Set…</translation>
    </message>
    <message>
        <source>改选中一行的统计期写法，月份不变</source>
        <translation>How the period of the chosen row is printed; its months stay</translation>
    </message>
    <message>
        <source>放大（Ctrl +）</source>
        <translation>Zoom in (Ctrl +)</translation>
    </message>
    <message>
        <source>救出到新文件</source>
        <translation>Rescue to a new file</translation>
    </message>
    <message>
        <source>救出到新文件…</source>
        <translation>Rescue to a new file…</translation>
    </message>
    <message>
        <source>救出来了，现有文件没有改动</source>
        <translation>Rescued; the present file is not changed</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>数据只保存在本机，程序不使用网络。本程序的许可是 MIT；界面用的 Qt 是 LGPL，可以换成自己编译的。</source>
        <translation>Data stays on this computer; the program does not use the network. Licence: MIT. Qt is under the LGPL and can be replaced by a build of your own.</translation>
    </message>
    <message>
        <source>数据文件</source>
        <translation>Data file</translation>
    </message>
    <message>
        <source>数据文件 (*.dongliu)</source>
        <translation>Data files (*.dongliu)</translation>
    </message>
    <message>
        <source>数据文件在同步文件夹里：同步软件可能写到一半就复制或替换它。建议存到本机，备份放到这里。</source>
        <translation>The data file lies in a synchronised folder, where it may be copied or replaced half-written. Better keep it on this computer, and backups here.</translation>
    </message>
    <message>
        <source>数据文件在网络共享里：断网或两台电脑同时打开时容易出错。建议存到本机，备份放到共享里。</source>
        <translation>The data file lies on a network share: it may be spoilt when the network fails or two computers open it. Better keep it on this computer, and backups on the share.</translation>
    </message>
    <message>
        <source>数据文件有损坏，旧备份已暂停清理。请先检查，修不了的从备份恢复。</source>
        <translation>The data file is damaged; old backups are not cleared away for now. Check it first; what cannot be repaired is restored from a backup.</translation>
    </message>
    <message>
        <source>数据文件里只有一个年度，还不能对比。</source>
        <translation>The data file has one year only, so there is nothing to compare.</translation>
    </message>
    <message>
        <source>数据文件：{}</source>
        <translation>Data file: {}</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>整个数据文件里的附件 {}</source>
        <translation>Attachments of the whole file {}</translation>
    </message>
    <message>
        <source>整个项目</source>
        <translation>Whole project</translation>
    </message>
    <message>
        <source>整改措施</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>文中同比</source>
        <translation>Printed growth</translation>
    </message>
    <message>
        <source>文中同比 {}</source>
        <translation>Printed growth {}</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>文字与表不符</source>
        <translation>Words and table differ</translation>
    </message>
    <message>
        <source>文档，可继续编辑；版式由模板决定</source>
        <translation>A text to edit further; its look follows a template</translation>
    </message>
    <message>
        <source>新任职…</source>
        <translation>New appointment…</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>新增{}</source>
        <translation>New {}</translation>
    </message>
    <message>
        <source>新增…</source>
        <translation>New…</translation>
    </message>
    <message>
        <source>新增年度</source>
        <translation>New year</translation>
    </message>
    <message>
        <source>新增年度…</source>
        <translation>New year…</translation>
    </message>
    <message>
        <source>新增指标</source>
        <translation>New indicator</translation>
    </message>
    <message>
        <source>新增指标…</source>
        <translation>New indicator…</translation>
    </message>
    <message>
        <source>新增指标后，就可以按月填数、看图、看同比。</source>
        <translation>With an indicator, figures can be entered by month, seen in a chart and compared.</translation>
    </message>
    <message>
        <source>新增条线</source>
        <translation>New Workstream</translation>
    </message>
    <message>
        <source>新增条线…</source>
        <translation>New Workstream…</translation>
    </message>
    <message>
        <source>新增板块</source>
        <translation>New pillar</translation>
    </message>
    <message>
        <source>新增板块…</source>
        <translation>New pillar…</translation>
    </message>
    <message>
        <source>新增点位</source>
        <translation>New sites</translation>
    </message>
    <message>
        <source>新增点位…</source>
        <translation>New sites…</translation>
    </message>
    <message>
        <source>新增点位，或者从 Excel、WPS 里复制一列名称粘贴进来。</source>
        <translation>Add sites, or paste a column of names from Excel or WPS.</translation>
    </message>
    <message>
        <source>新增督办…</source>
        <translation>New item…</translation>
    </message>
    <message>
        <source>新增督办事项</source>
        <translation>New supervised item</translation>
    </message>
    <message>
        <source>新增节点</source>
        <translation>New milestone</translation>
    </message>
    <message>
        <source>新增项目</source>
        <translation>New Project</translation>
    </message>
    <message>
        <source>新增项目 (Ctrl+N)</source>
        <translation>New Project (Ctrl+N)</translation>
    </message>
    <message>
        <source>新增项目…</source>
        <translation>New Project…</translation>
    </message>
    <message>
        <source>新增项目后，就可以填报进度、看亮灯。</source>
        <translation>Once there is a project, its progress can be reported and its light is shown.</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>新建数据文件</source>
        <translation>New Data File</translation>
    </message>
    <message>
        <source>新建数据文件…</source>
        <translation>New Data File…</translation>
    </message>
    <message>
        <source>新建阶段表</source>
        <translation>New stage track</translation>
    </message>
    <message>
        <source>新附件属于</source>
        <translation>New ones belong to</translation>
    </message>
    <message>
        <source>方向</source>
        <translation>Orientation</translation>
    </message>
    <message>
        <source>无单位</source>
        <translation>no unit</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>日志…</source>
        <translation>Log…</translation>
    </message>
    <message>
        <source>日志是空的</source>
        <translation>The log is empty</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>日期不对</source>
        <translation>Wrong dates</translation>
    </message>
    <message>
        <source>日期写 6.10、0610 或 今；Ctrl+D 向下填充，Ctrl+V 粘贴，Delete 清空，Alt+↑↓ 调整次序</source>
        <translation>Type dates as 6.10, 0610 or 今 (today); Ctrl+D fills down, Ctrl+V pastes, Delete clears, Alt+↑↓ moves sites</translation>
    </message>
    <message>
        <source>日期还没到</source>
        <translation>Date to come</translation>
    </message>
    <message>
        <source>时序进度</source>
        <translation>Schedule progress</translation>
    </message>
    <message>
        <source>时序进度 {}</source>
        <translation>Schedule progress {}</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>时限说明</source>
        <translation>Due, in words</translation>
    </message>
    <message>
        <source>明显滞后</source>
        <translation>Well behind</translation>
    </message>
    <message>
        <source>显示…</source>
        <translation>Show…</translation>
    </message>
    <message>
        <source>显示全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>显示全部项目</source>
        <translation>Show all projects</translation>
    </message>
    <message>
        <source>显示在窗口和各种表上，可以撤销。</source>
        <translation>Shown in the window and on sheets; can be undone.</translation>
    </message>
    <message>
        <source>显示密码 (Ctrl+H)</source>
        <translation>Show the password (Ctrl+H)</translation>
    </message>
    <message>
        <source>显示比例</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>显示的列…</source>
        <translation>Columns…</translation>
    </message>
    <message>
        <source>晚了 {} 天完成</source>
        <translation>reached {} days late</translation>
    </message>
    <message>
        <source>更正 {} 的填报</source>
        <translation>Correcting the report of {}</translation>
    </message>
    <message>
        <source>更正选中的填报</source>
        <translation>Correct Selected Report</translation>
    </message>
    <message>
        <source>曾用名</source>
        <translation>Former names</translation>
    </message>
    <message>
        <source>最久的已 {} 天</source>
        <translation>longest: {} days</translation>
    </message>
    <message>
        <source>最久的问题</source>
        <translation>Oldest problems</translation>
    </message>
    <message>
        <source>最后一步</source>
        <translation>Last step</translation>
    </message>
    <message>
        <source>最新</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>最近一次变动 {}，距基准日 {} 天</source>
        <translation>Last movement {}, {} days before the reference date</translation>
    </message>
    <message>
        <source>最近变化</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>最近填报</source>
        <translation>Last report</translation>
    </message>
    <message>
        <source>最近填报的存在问题：{}</source>
        <translation>Problem in the latest report: {}</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>月度填报</source>
        <translation>monthly report</translation>
    </message>
    <message>
        <source>月度填报表</source>
        <translation>Monthly grid</translation>
    </message>
    <message>
        <source>月度填报里有 {} 处改动还没有保存</source>
        <translation>The monthly sheet has {} unsaved changes</translation>
    </message>
    <message>
        <source>有 {} 个项目会变：</source>
        <translation>{} projects would change:</translation>
    </message>
    <message>
        <source>有 {} 份以前的备份没能跟着改，仍是原来的样子。</source>
        <translation>{} older backups could not follow and stay as they were.</translation>
    </message>
    <message>
        <source>有 {} 份；以前复制到别处的不在其中，请自己处理。</source>
        <translation>There are {}; copies made elsewhere are not among them, please see to those yourself.</translation>
    </message>
    <message>
        <source>有 {} 处修不了，请从备份恢复</source>
        <translation>{} problems cannot be repaired; restore from a backup</translation>
    </message>
    <message>
        <source>有了两个年度的数据，这里就会把它们放在一起看。</source>
        <translation>Once there are two years, they stand side by side here.</translation>
    </message>
    <message>
        <source>有了备份，这里会写明恢复以后会怎样。</source>
        <translation>Once there is a backup, this tells what a restore would do.</translation>
    </message>
    <message>
        <source>有密码</source>
        <translation>Protected</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>未{}</source>
        <translation>Not yet {}</translation>
    </message>
    <message>
        <source>未列入</source>
        <translation>Unlisted</translation>
    </message>
    <message>
        <source>未填报</source>
        <translation>Not reported</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>open</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Unclear</translation>
    </message>
    <message>
        <source>未归入主题</source>
        <translation>No theme</translation>
    </message>
    <message>
        <source>未注明</source>
        <translation>Not told</translation>
    </message>
    <message>
        <source>未注明统计期</source>
        <translation>Period not told</translation>
    </message>
    <message>
        <source>本单位</source>
        <translation>office</translation>
    </message>
    <message>
        <source>本单位的记录建好了。点开一个板块，按 Ctrl+N 新增第一个项目。东柳的记录在 {}。</source>
        <translation>Your office's record is ready. Open a pillar and press Ctrl+N to add the first project. The record of 东柳街道 lies in {}.</translation>
    </message>
    <message>
        <source>本年各期的数值、目标、同比和排名</source>
        <translation>Figures, targets, growth and ranks of the year’s periods</translation>
    </message>
    <message>
        <source>本年完成投资</source>
        <translation>Invested this year</translation>
    </message>
    <message>
        <source>本年计划</source>
        <translation>planned this year</translation>
    </message>
    <message>
        <source>本年计划投资</source>
        <translation>Planned for this year</translation>
    </message>
    <message>
        <source>本月未填报</source>
        <translation>Not reported this month</translation>
    </message>
    <message>
        <source>本月进度</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>本月都已填报</source>
        <translation>All reported this month</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>this computer</translation>
    </message>
    <message>
        <source>本机缺少公文字体，已用别的字体代替：{pairs}</source>
        <translation>Official fonts are missing on this computer; others stand in: {pairs}</translation>
    </message>
    <message>
        <source>本板块主题的指标：各月的数、图和同比</source>
        <translation>Indicators of this pillar’s theme: months, chart, growth</translation>
    </message>
    <message>
        <source>本板块全部进度单…</source>
        <translation>All status sheets of this pillar…</translation>
    </message>
    <message>
        <source>本板块指标</source>
        <translation>Indicators of this pillar</translation>
    </message>
    <message>
        <source>权重</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>权重 {}</source>
        <translation>weight {}</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>条线</source>
        <translation>Workstream</translation>
    </message>
    <message>
        <source>条线名称</source>
        <translation>Name of the workstream</translation>
    </message>
    <message>
        <source>条线改名</source>
        <translation>Rename Workstream</translation>
    </message>
    <message>
        <source>条线改名…</source>
        <translation>Rename Workstream…</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>来源、批准人</source>
        <translation>Source, approved by</translation>
    </message>
    <message>
        <source>板块</source>
        <translation>Pillar</translation>
    </message>
    <message>
        <source>板块 / 条线</source>
        <translation>Pillar / workstream</translation>
    </message>
    <message>
        <source>板块“{}”</source>
        <translation>Pillar “{}”</translation>
    </message>
    <message>
        <source>板块名称</source>
        <translation>Name of the pillar</translation>
    </message>
    <message>
        <source>板块和科室都可以以后再加、再改；写错了整个可以撤销。</source>
        <translation>Pillars and sections can be added and changed later; all of it can be undone.</translation>
    </message>
    <message>
        <source>板块汇总表…</source>
        <translation>Pillar summary…</translation>
    </message>
    <message>
        <source>板块汇总，以及滞后项目、未填报项目</source>
        <translation>Sums by pillar, projects behind, projects without a report</translation>
    </message>
    <message>
        <source>板块进展表</source>
        <translation>Progress by pillar</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>查找打印记录</source>
        <translation>Find in the printing log</translation>
    </message>
    <message>
        <source>查找督办事项</source>
        <translation>Find items</translation>
    </message>
    <message>
        <source>查找：表名、打印人、日期</source>
        <translation>Find: sheet, person, date</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>查看个人信息</source>
        <translation>Look at personal data</translation>
    </message>
    <message>
        <source>查看的原因（会记入操作记录）</source>
        <translation>Why they have to be seen (is put on record)</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>栏目和先后</source>
        <translation>Columns and their order</translation>
    </message>
    <message>
        <source>核实后认为不用改的原因（打印清单时写在后面）</source>
        <translation>Why it may stand as it is (printed behind it in the list)</translation>
    </message>
    <message>
        <source>核实过、不用改的，写上原因；可以多选</source>
        <translation>Looked at, and right as it is: give the reason; several may be selected</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>核验人</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>检查…</source>
        <translation>Check…</translation>
    </message>
    <message>
        <source>检查已取消，文件没有改动。</source>
        <translation>The check was cancelled; the file is unchanged.</translation>
    </message>
    <message>
        <source>检查数据文件</source>
        <translation>Check the Data File</translation>
    </message>
    <message>
        <source>检查数据文件…</source>
        <translation>Check the Data File…</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>模板在 {}；改好存盘后再导出，就按它的版式。删去它就恢复自带的版式。</source>
        <translation>The template is {}. Edit and save it, then export: the text follows it. Delete it to get the built-in look back.</translation>
    </message>
    <message>
        <source>横版</source>
        <translation>Landscape</translation>
    </message>
    <message>
        <source>橙灯</source>
        <translation>Orange light</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>欢迎使用重点工作进度管理</source>
        <translation>Welcome to Key Project Progress</translation>
    </message>
    <message>
        <source>正在保存 {} 项填报…</source>
        <translation>Saving {} reports…</translation>
    </message>
    <message>
        <source>正在修复，已先备份…</source>
        <translation>Repairing, after a backup…</translation>
    </message>
    <message>
        <source>正在写 PDF…</source>
        <translation>Writing PDF…</translation>
    </message>
    <message>
        <source>正在升级数据文件，已先备份…</source>
        <translation>Upgrading the data file, after a backup…</translation>
    </message>
    <message>
        <source>正在取消…</source>
        <translation>Cancelling…</translation>
    </message>
    <message>
        <source>正在另存…</source>
        <translation>Saving a copy…</translation>
    </message>
    <message>
        <source>正在另存附件…</source>
        <translation>Saving attachments…</translation>
    </message>
    <message>
        <source>正在备份…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>正在导出…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>正在建立数据文件…</source>
        <translation>Making the data file…</translation>
    </message>
    <message>
        <source>正在恢复…</source>
        <translation>Restoring…</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>正在救出…</source>
        <translation>Rescuing…</translation>
    </message>
    <message>
        <source>正在核对备份…</source>
        <translation>Verifying the backup…</translation>
    </message>
    <message>
        <source>正在核对这一份…</source>
        <translation>Verifying this one…</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>正在检查数据文件…</source>
        <translation>Checking the data file…</translation>
    </message>
    <message>
        <source>正在添加附件…</source>
        <translation>Adding attachments…</translation>
    </message>
    <message>
        <source>正在计算哪些项目会变…</source>
        <translation>Computing which projects would change…</translation>
    </message>
    <message>
        <source>正在读取备份…</source>
        <translation>Reading the backups…</translation>
    </message>
    <message>
        <source>正在送往打印机…</source>
        <translation>Sending to the printer…</translation>
    </message>
    <message>
        <source>正在重写数据文件…</source>
        <translation>Writing the data file anew…</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>每个板块一张工作表，按条线列出项目</source>
        <translation>A worksheet per pillar, projects under their workstreams</translation>
    </message>
    <message>
        <source>每个项目一张工作表，各阶段的日期；不含住户信息</source>
        <translation>A worksheet per project with the days of its stages; nothing about households</translation>
    </message>
    <message>
        <source>每处备份最多占用</source>
        <translation>Most room for the backups of each place</translation>
    </message>
    <message>
        <source>每处最多占用：</source>
        <translation>At most, in each place:</translation>
    </message>
    <message>
        <source>每天第一次打开时会自动做一份，也可以现在就做。</source>
        <translation>One is made by itself when the file is first opened in a day; or make one now.</translation>
    </message>
    <message>
        <source>每日</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>每行一个点位：名称，后面可以跟单位、数量、面积，用 Tab 隔开（可从 Excel、WPS 整块粘贴）。
住户请写门牌号，姓名等个人信息另外登记。</source>
        <translation>One site per line: its name, then unit, number and area, parted by tabs (blocks from Excel or WPS can be pasted).
For households write the house number; names and other personal data are entered apart.</translation>
    </message>
    <message>
        <source>每行一个，如：
经济发展科
城市管理科</source>
        <translation>One per line, e.g.:
经济发展科
城市管理科</translation>
    </message>
    <message>
        <source>每页印页码</source>
        <translation>Page number on every page</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>没保存的草稿没有带过去（{}）。</source>
        <translation> The unsaved drafts were not taken along ({}).</translation>
    </message>
    <message>
        <source>没有。可以选另一块磁盘或 U 盘，每份备份会再存一份过去。</source>
        <translation>None. Choose another disk or a stick, and each backup is copied there too.</translation>
    </message>
    <message>
        <source>没有保存：{why}。原来的文件没有改动。</source>
        <translation>Not saved: {why}. The file that was there is unchanged.</translation>
    </message>
    <message>
        <source>没有保存：{}</source>
        <translation>Not saved: {}</translation>
    </message>
    <message>
        <source>没有办结的，立项最久的在前</source>
        <translation>Not settled, the longest open first</translation>
    </message>
    <message>
        <source>没有发现落后的项目</source>
        <translation>No project found behind</translation>
    </message>
    <message>
        <source>没有发现问题</source>
        <translation>Nothing is wrong</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>No changes</translation>
    </message>
    <message>
        <source>没有可用的备份时，把还读得出的内容写进一个新文件；现有文件不改动。</source>
        <translation>Where no backup helps: writes what can still be read into a new file; the present file is not changed.</translation>
    </message>
    <message>
        <source>没有填入。{}</source>
        <translation>Nothing was entered. {}</translation>
    </message>
    <message>
        <source>没有填报</source>
        <translation>Not reported</translation>
    </message>
    <message>
        <source>没有对应的项目，不能添加附件；请写在“佐证材料”里。</source>
        <translation>Without a project it takes no files; write the evidence under "Evidence".</translation>
    </message>
    <message>
        <source>没有打开文件夹。日志在这里：{}</source>
        <translation>The folder was not opened. The log lies here: {}</translation>
    </message>
    <message>
        <source>没有打开浏览器。使用手册在这里：{}</source>
        <translation>No browser opened. The manual (in Chinese) is here: {}</translation>
    </message>
    <message>
        <source>没有打开的文件</source>
        <translation>No file is open</translation>
    </message>
    <message>
        <source>没有找到打印机。可以先另存为 PDF，再拿到有打印机的电脑上打印。</source>
        <translation>No printer found. Save as PDF and print it from a computer that has one.</translation>
    </message>
    <message>
        <source>没有放好模板“{}”：{}。</source>
        <translation>The template “{}” could not be put there: {}.</translation>
    </message>
    <message>
        <source>没有新增。{}</source>
        <translation>Nothing was added. {}</translation>
    </message>
    <message>
        <source>没有未办结的问题</source>
        <translation>No open problems</translation>
    </message>
    <message>
        <source>没有查完</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>没有查成</source>
        <translation>The check failed</translation>
    </message>
    <message>
        <source>没有百分比</source>
        <translation>No percentage</translation>
    </message>
    <message>
        <source>没有百分比或目标数</source>
        <translation>No percentage or target figure</translation>
    </message>
    <message>
        <source>没有督办事项</source>
        <translation>No supervised items</translation>
    </message>
    <message>
        <source>没有符合条件的事项</source>
        <translation>No matching items</translation>
    </message>
    <message>
        <source>没有符合条件的点位</source>
        <translation>No matching sites</translation>
    </message>
    <message>
        <source>没有符合条件的项目</source>
        <translation>No project matches</translation>
    </message>
    <message>
        <source>没有落后的项目</source>
        <translation>No project is behind</translation>
    </message>
    <message>
        <source>没有计划日期</source>
        <translation>no planned date</translation>
    </message>
    <message>
        <source>没有选中事项</source>
        <translation>No item selected</translation>
    </message>
    <message>
        <source>没有选中项目</source>
        <translation>No project selected</translation>
    </message>
    <message>
        <source>没有附件</source>
        <translation>No attachments</translation>
    </message>
    <message>
        <source>没有需要留意的地方</source>
        <translation>Nothing to look at</translation>
    </message>
    <message>
        <source>没有项目的亮灯会变。</source>
        <translation>No project would change its light.</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light Colours</translation>
    </message>
    <message>
        <source>淡色为算出</source>
        <translation>pale: computed</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark Colours</translation>
    </message>
    <message>
        <source>添加…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>添加附件</source>
        <translation>Add attachments</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>滞后</source>
        <translation>Behind</translation>
    </message>
    <message>
        <source>灯</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>灰灯</source>
        <translation>Grey light</translation>
    </message>
    <message>
        <source>点位</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>点位 {}</source>
        <translation>Site {}</translation>
    </message>
    <message>
        <source>点位列表</source>
        <translation>List of sites</translation>
    </message>
    <message>
        <source>点位台账</source>
        <translation>Register of sites</translation>
    </message>
    <message>
        <source>点位的阶段</source>
        <translation>Stages of sites</translation>
    </message>
    <message>
        <source>点位阶段（自动计算）</source>
        <translation>Stages of its sites (computed)</translation>
    </message>
    <message>
        <source>点击固定在某一天</source>
        <translation>Click to fix it at a day</translation>
    </message>
    <message>
        <source>点击改为跟随今天</source>
        <translation>Click to let it follow today</translation>
    </message>
    <message>
        <source>照样补印…</source>
        <translation>Print again as it was…</translation>
    </message>
    <message>
        <source>照片和文件 ({})</source>
        <translation>Photos and files ({})</translation>
    </message>
    <message>
        <source>版式</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>版式…</source>
        <translation>Layout…</translation>
    </message>
    <message>
        <source>版式的名字，例如“大字版”</source>
        <translation>Name of the layout, e.g. “large type”</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>版本 {}</source>
        <translation>Version {}</translation>
    </message>
    <message>
        <source>牵头科室</source>
        <translation>Lead section</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>现任</source>
        <translation>Held by</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>现在打开的是救出的文件：{}</source>
        <translation>The rescued file is open now: {}</translation>
    </message>
    <message>
        <source>现在的密码</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>现在的密码不对，没有改动；请再输入一次，注意大小写和输入法。</source>
        <translation>The present password is wrong, nothing was changed; please type it again, minding capitals and the input method.</translation>
    </message>
    <message>
        <source>现在：{}</source>
        <translation>Now: {}</translation>
    </message>
    <message>
        <source>现场督查</source>
        <translation>inspection on site</translation>
    </message>
    <message>
        <source>现有文件会另外留好，放在：{}</source>
        <translation>The present file is kept, in: {}</translation>
    </message>
    <message>
        <source>现有文件打不开，或者已经不在；它会原样另外留好。</source>
        <translation>The present file cannot be opened or is gone; it is kept as it is.</translation>
    </message>
    <message>
        <source>现有文件里有 {} 步操作不在这份备份里，恢复以后就没有了：</source>
        <translation>{} steps of the present file are not in this backup and would be gone:</translation>
    </message>
    <message>
        <source>现有文件里的操作，这份备份里都有。</source>
        <translation>All steps of the present file are in this backup.</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>用到的组件</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>用到的组件和它们的许可（选一个看全文）：</source>
        <translation>Components and their licences (choose one to read its text):</translation>
    </message>
    <message>
        <source>用在</source>
        <translation>Used in</translation>
    </message>
    <message>
        <source>用时 {} 天</source>
        <translation>took {} days</translation>
    </message>
    <message>
        <source>用顿号隔开，从左到右</source>
        <translation>Separated by 、, from left to right</translation>
    </message>
    <message>
        <source>电脑的时间可能不对：最近一次操作记的是 {}，比现在还晚。请先校准时间；填报的先后不受影响。</source>
        <translation>This computer's clock may be wrong: the latest change is marked {}, which is later than now. Please set the clock; the order of reports is not affected.</translation>
    </message>
    <message>
        <source>界面</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>界面语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>登记点位</source>
        <translation>Enter sites</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Directories</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>目标 {}</source>
        <translation>Target {}</translation>
    </message>
    <message>
        <source>目标数量</source>
        <translation>Target quantity</translation>
    </message>
    <message>
        <source>目标数量、单位</source>
        <translation>Target quantity, unit</translation>
    </message>
    <message>
        <source>直接输入即可修改 · Enter 下一行 · Tab 下一格 · Alt+Enter 换行 · Ctrl+D 向下填充 · 可与 Excel、WPS 互相复制</source>
        <translation>Just type · Enter next row · Tab next cell · Alt+Enter new line · Ctrl+D fill down · copy from and to Excel and WPS</translation>
    </message>
    <message>
        <source>直接键入，回车往下；可粘贴表格里的一列</source>
        <translation>Type, Enter goes down; a column from a spreadsheet can be pasted</translation>
    </message>
    <message>
        <source>看当月数</source>
        <translation>Single months</translation>
    </message>
    <message>
        <source>看看黑白打印机印出来的样子</source>
        <translation>See what a black-and-white printer makes of it</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>督办 {}</source>
        <translation>Item {}</translation>
    </message>
    <message>
        <source>督办事项</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>督办事项的内容</source>
        <translation>Contents of the item</translation>
    </message>
    <message>
        <source>督办事项都已办结，或者还没有立项。</source>
        <translation>All supervised items are settled, or there are none yet.</translation>
    </message>
    <message>
        <source>督办清单</source>
        <translation>Supervision list</translation>
    </message>
    <message>
        <source>督办清单…</source>
        <translation>Supervision list…</translation>
    </message>
    <message>
        <source>督查通报</source>
        <translation>Inspection circular</translation>
    </message>
    <message>
        <source>督查通报…</source>
        <translation>Supervision bulletin…</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>磁盘出错：{}</source>
        <translation>Disk trouble: {}</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Communities</translation>
    </message>
    <message>
        <source>科室</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>科室、社区和岗位</source>
        <translation>Sections, communities and posts</translation>
    </message>
    <message>
        <source>科室、社区和岗位…</source>
        <translation>Sections, communities and posts…</translation>
    </message>
    <message>
        <source>程序出错了</source>
        <translation>The program failed</translation>
    </message>
    <message>
        <source>程序没有遇到过问题。</source>
        <translation>The program has met no trouble.</translation>
    </message>
    <message>
        <source>程序遇到了一个没有预料到的错误。已保存的数据不受影响，没写完的填报留在草稿里。
请把下面的报告复制给技术人员；报告里没有姓名、项目内容和文件位置。</source>
        <translation>The program met an error that nobody foresaw. What was saved is not affected; an unfinished report is kept as a draft.
Please copy the report below to technical staff; it holds no names, nothing of the projects and no file locations.</translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation>Back Up Now</translation>
    </message>
    <message>
        <source>立即锁定</source>
        <translation>Lock Now</translation>
    </message>
    <message>
        <source>立项日期</source>
        <translation>Opened on</translation>
    </message>
    <message>
        <source>竖版</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>第 {page} 页 {title}</source>
        <translation>Page {page} {title}</translation>
    </message>
    <message>
        <source>第 {} 行“{}”：{}</source>
        <translation>Row {}, {}: {}</translation>
    </message>
    <message>
        <source>第二备份位置</source>
        <translation>Second place for backups</translation>
    </message>
    <message>
        <source>第二备份位置：</source>
        <translation>Second place:</translation>
    </message>
    <message>
        <source>签字人</source>
        <translation>Signatories</translation>
    </message>
    <message>
        <source>算得</source>
        <translation>Computed</translation>
    </message>
    <message>
        <source>算得同比</source>
        <translation>Computed growth</translation>
    </message>
    <message>
        <source>算得：{} ÷ {}</source>
        <translation>Computed: {} ÷ {}</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>粘贴了 {} 格；有 {} 格超出表格或不能填写，没有粘贴。</source>
        <translation>{} cells pasted; {} lie outside or take nothing and were left out.</translation>
    </message>
    <message>
        <source>粘贴的图片.png</source>
        <translation>Pasted picture.png</translation>
    </message>
    <message>
        <source>系统里没有能打开“{}”的程序，可以另存以后再打开。</source>
        <translation>No program of this system opens “{}”; save it first and open it then.</translation>
    </message>
    <message>
        <source>累计 {}</source>
        <translation>Cumulative {}</translation>
    </message>
    <message>
        <source>累计数</source>
        <translation>Cumulative</translation>
    </message>
    <message>
        <source>累计数下降</source>
        <translation>Cumulative figure falls</translation>
    </message>
    <message>
        <source>累计数变小</source>
        <translation>Cumulative figure fell</translation>
    </message>
    <message>
        <source>红灯</source>
        <translation>Red light</translation>
    </message>
    <message>
        <source>红灯在前，按逾期天数和差距排列</source>
        <translation>Red first, by days overdue and by distance</translation>
    </message>
    <message>
        <source>约 </source>
        <translation>about </translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>结转</source>
        <translation>Carried</translation>
    </message>
    <message>
        <source>结转前</source>
        <translation>Before a new year is carried over</translation>
    </message>
    <message>
        <source>统计期</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>统计期…</source>
        <translation>Period…</translation>
    </message>
    <message>
        <source>统计期不同或只有一年有数的指标不作比较；点击查看原因</source>
        <translation>Indicators of different periods, or with figures of one year only, are not compared; click to see why</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go On</translation>
    </message>
    <message>
        <source>绿灯</source>
        <translation>Green light</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>缘由</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>缩小（Ctrl -）</source>
        <translation>Zoom out (Ctrl -)</translation>
    </message>
    <message>
        <source>群众反映</source>
        <translation>reported by residents</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>自动锁定</source>
        <translation>Lock by Itself</translation>
    </message>
    <message>
        <source>自动锁定…</source>
        <translation>Lock by Itself…</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>节点</source>
        <translation>Milestones</translation>
    </message>
    <message>
        <source>节点（按权重）</source>
        <translation>Milestones (by weight)</translation>
    </message>
    <message>
        <source>英文界面 (English)</source>
        <translation>English Interface</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Among</translation>
    </message>
    <message>
        <source>草稿已自动保存 {}</source>
        <translation>Draft kept {}</translation>
    </message>
    <message>
        <source>草稿文件已损坏，已另存为 {}；请重新填写。</source>
        <translation>The drafts file was damaged and is kept as {}; please type again.</translation>
    </message>
    <message>
        <source>草稿没有存上（{}），请先保存填报。</source>
        <translation>The draft could not be kept ({}). Please save the report.</translation>
    </message>
    <message>
        <source>落后与逾期</source>
        <translation>Behind or past due</translation>
    </message>
    <message>
        <source>蓝灯</source>
        <translation>Blue light</translation>
    </message>
    <message>
        <source>衔接</source>
        <translation>Lineage</translation>
    </message>
    <message>
        <source>补偿金额（元）</source>
        <translation>Compensation (yuan)</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>补充说明（写进理由）</source>
        <translation>Remark (added to the reason)</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>要写明原因；谁、什么时候、为什么看过，会记入操作记录，内容不记</source>
        <translation>A reason is asked for; who looked, when and why is put on record, the data are not</translation>
    </message>
    <message>
        <source>要办的事</source>
        <translation>What is to be done</translation>
    </message>
    <message>
        <source>规则名称</source>
        <translation>Name of the rule</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>解除封存</source>
        <translation>Unfreeze</translation>
    </message>
    <message>
        <source>计划 {}</source>
        <translation>planned {}</translation>
    </message>
    <message>
        <source>计划日期</source>
        <translation>Planned date</translation>
    </message>
    <message>
        <source>计算方式</source>
        <translation>Counts by</translation>
    </message>
    <message>
        <source>计量单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>计量方式</source>
        <translation>Measured by</translation>
    </message>
    <message>
        <source>记下打印了什么、何时、谁打印的，以后可以查到、可以照样补印</source>
        <translation>Notes what was printed, when and by whom; it can be found and printed again as it was</translation>
    </message>
    <message>
        <source>记入打印记录</source>
        <translation>Note in the log</translation>
    </message>
    <message>
        <source>记录存在哪里</source>
        <translation>Where the record lies</translation>
    </message>
    <message>
        <source>记的是程序做了什么、哪里出过错，不记项目内容和姓名，可以放心发给管电脑的同事。</source>
        <translation>It tells what the program did and where it failed, no contents of projects and no names: it is safe to send to whoever looks after the computers.</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>许可：{}</source>
        <translation>Licence: {}</translation>
    </message>
    <message>
        <source>设了密码，没有它谁也打不开这个文件、它以后的备份和没写完的草稿。</source>
        <translation>With a password, nobody can open this file, its future backups and drafts without it.</translation>
    </message>
    <message>
        <source>设有密码的文件打开着，多久没有人操作就锁定？</source>
        <translation>When a protected file is open, lock after how long without anybody at work?</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>设置密码</source>
        <translation>Set Password</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>请先在表里选中一处点位。</source>
        <translation>Choose one site in the table first.</translation>
    </message>
    <message>
        <source>请先在表里选中要删除的点位。</source>
        <translation>Choose the sites to be deleted in the table first.</translation>
    </message>
    <message>
        <source>请写明为什么要写出完整的个人信息。</source>
        <translation>Write down why personal data have to be written out in full.</translation>
    </message>
    <message>
        <source>请输入密码。</source>
        <translation>Please type the password.</translation>
    </message>
    <message>
        <source>请输入新密码。</source>
        <translation>Please type a new password.</translation>
    </message>
    <message>
        <source>请输入现在的密码。</source>
        <translation>Please type the present password.</translation>
    </message>
    <message>
        <source>读不出</source>
        <translation>illegible</translation>
    </message>
    <message>
        <source>读不到日志（{}）。</source>
        <translation>The log cannot be read ({}).</translation>
    </message>
    <message>
        <source>读不到许可全文（{}）。</source>
        <translation>The licence cannot be read ({}).</translation>
    </message>
    <message>
        <source>谁在录入</source>
        <translation>Who is typing</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>责任人（岗位）</source>
        <translation>Owner (post)</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>起任日期</source>
        <translation>From</translation>
    </message>
    <message>
        <source>起止日期</source>
        <translation>Start and due date</translation>
    </message>
    <message>
        <source>超过时先清理最早的，最新一份永远留着。</source>
        <translation>Beyond that the oldest go first; the newest always stays.</translation>
    </message>
    <message>
        <source>超过目标</source>
        <translation>Above target</translation>
    </message>
    <message>
        <source>距完成时限</source>
        <translation>Days left</translation>
    </message>
    <message>
        <source>跟着改（建议）</source>
        <translation>Let them follow (recommended)</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the desktop</translation>
    </message>
    <message>
        <source>跳到要改的那一格（回车、双击也行）；改完按 F7 回来</source>
        <translation>Go to the field (Enter or a double click do too); F7 comes back</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>Identity number</translation>
    </message>
    <message>
        <source>转为督办…</source>
        <translation>Supervise…</translation>
    </message>
    <message>
        <source>输入密码…</source>
        <translation>Type the Password…</translation>
    </message>
    <message>
        <source>边距/毫米</source>
        <translation>Margins/mm</translation>
    </message>
    <message>
        <source>近期没有到期的</source>
        <translation>Nothing falls due soon</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>返回项目</source>
        <translation>Back to projects</translation>
    </message>
    <message>
        <source>返回项目 (Esc)</source>
        <translation>Back to projects (Esc)</translation>
    </message>
    <message>
        <source>还在用的不能删除，可以合并到另一条</source>
        <translation>What is in use cannot be deleted, but merged into another</translation>
    </message>
    <message>
        <source>还是空的</source>
        <translation>Still empty</translation>
    </message>
    <message>
        <source>还有 {} 处，见台账</source>
        <translation>{} more, see the register</translation>
    </message>
    <message>
        <source>还有：</source>
        <translation>Left:</translation>
    </message>
    <message>
        <source>还没有填报。填好上面的内容，按 Ctrl+S 保存第一条。</source>
        <translation>No reports yet. Fill in the form above and press Ctrl+S to save the first.</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backups yet</translation>
    </message>
    <message>
        <source>还没有年度</source>
        <translation>No years yet</translation>
    </message>
    <message>
        <source>还没有打印记录</source>
        <translation>Nothing printed yet</translation>
    </message>
    <message>
        <source>还没有按月的数</source>
        <translation>No figures by month yet</translation>
    </message>
    <message>
        <source>还没有注明月份的数，画不出图</source>
        <translation>No figures with their months yet, so no chart</translation>
    </message>
    <message>
        <source>还没有点位</source>
        <translation>No sites yet</translation>
    </message>
    <message>
        <source>还没有节点</source>
        <translation>No milestones yet</translation>
    </message>
    <message>
        <source>这一年还没有督办事项</source>
        <translation>No supervised items this year</translation>
    </message>
    <message>
        <source>这一年还没有项目</source>
        <translation>This year has no projects</translation>
    </message>
    <message>
        <source>这个主题还没有指标</source>
        <translation>This theme has no indicators yet</translation>
    </message>
    <message>
        <source>这个数据文件还是空的。填上单位、年度和板块，就可以新增项目了。</source>
        <translation>This data file is still empty. Enter office, year and pillars, and projects can be added.</translation>
    </message>
    <message>
        <source>这个数据文件里还没有年度，也就没有可以汇总的项目。</source>
        <translation>This data file has no years yet, and so no projects to sum up.</translation>
    </message>
    <message>
        <source>这个文件没有设密码，锁定了也没有密码可以打开；请先在“文件”菜单的“密码…”里设置。</source>
        <translation>This file has no password, so there would be none to unlock with; set one first by “Password…” in the File menu.</translation>
    </message>
    <message>
        <source>这个板块还没有项目</source>
        <translation>This pillar has no projects yet</translation>
    </message>
    <message>
        <source>这个组件没有附许可全文，见它的主页。</source>
        <translation>This component brings no licence text; see its home page.</translation>
    </message>
    <message>
        <source>这个项目的进度不按点位计算；要自动计算，请在“修改项目”里把计量方式改为点位阶段。</source>
        <translation>The progress of this project does not follow from its sites; to have it computed, set its measure to sites in “Edit project”.</translation>
    </message>
    <message>
        <source>这个项目还有没保存的填报，请先保存或清空，再更正。</source>
        <translation>This project has a report that is not saved yet. Save or clear it first, then correct.</translation>
    </message>
    <message>
        <source>这份备份设有密码，输入做备份时的密码才看得到内容。</source>
        <translation>This backup is protected; its content is shown once the password of its time is typed.</translation>
    </message>
    <message>
        <source>这种表（{}）本程序已经没有了，不能照样补印。</source>
        <translation>This program no longer has such a sheet ({}); it cannot be printed again as it was.</translation>
    </message>
    <message>
        <source>进展情况</source>
        <translation>Progress in words</translation>
    </message>
    <message>
        <source>进度 = 各阶段完成的数量（或面积）按权重加权；司法程序一类不计入。</source>
        <translation>Progress = what has reached each stage (by number or area), weighted; court proceedings and the like do not count.</translation>
    </message>
    <message>
        <source>进度占时序的比例</source>
        <translation>Progress as share of schedule</translation>
    </message>
    <message>
        <source>进度没有按节点计算；要按节点算，请在“修改项目”里把计量方式改成节点。</source>
        <translation>Progress is not computed from milestones; to do so, choose milestones as the measure in “Edit project”.</translation>
    </message>
    <message>
        <source>连续红灯列入督办</source>
        <translation>Supervise after red lights for</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>退出程序</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit Width</translation>
    </message>
    <message>
        <source>适合页面</source>
        <translation>Fit Page</translation>
    </message>
    <message>
        <source>选一份备份，看恢复以后会怎样。</source>
        <translation>Choose a backup to see what a restore would do.</translation>
    </message>
    <message>
        <source>选中的事项都已办结，不用催办。</source>
        <translation>The selected items are all settled; there is nothing to remind of.</translation>
    </message>
    <message>
        <source>选择位置…</source>
        <translation>Choose Where…</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a Folder…</translation>
    </message>
    <message>
        <source>选用已存的版式…</source>
        <translation>Use a saved layout…</translation>
    </message>
    <message>
        <source>逐页核对文件，再把每条记录和操作记录对一遍。文件不会被改动。</source>
        <translation>Every page of the file is looked at, then each record is compared with the steps. The file is not changed.</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>逾期 {} 天办结</source>
        <translation>settled {} days late</translation>
    </message>
    <message>
        <source>逾期没写问题</source>
        <translation>Overdue without a problem</translation>
    </message>
    <message>
        <source>都从未填报</source>
        <translation>Never reported: all</translation>
    </message>
    <message>
        <source>都填报完了，或者换个科室、板块再看。</source>
        <translation>All is reported, or choose another section or pillar.</translation>
    </message>
    <message>
        <source>配合单位</source>
        <translation>Supporting units</translation>
    </message>
    <message>
        <source>里面有不便公开的内容的，请不要取消。</source>
        <translation>Do not remove it if the file holds what is not for everybody.</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>重做 {}</source>
        <translation>Redo {}</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>重新打开…</source>
        <translation>Reopen…</translation>
    </message>
    <message>
        <source>重新打开的原因</source>
        <translation>Reopened because</translation>
    </message>
    <message>
        <source>重新打开督办事项</source>
        <translation>Reopen supervised item</translation>
    </message>
    <message>
        <source>重点工作分成哪几块，每行一个，如：
经济发展
城市建设
平安法治
民生服务</source>
        <translation>The parts the key projects fall into, one per line, e.g.:
经济发展
城市建设
平安法治
民生服务</translation>
    </message>
    <message>
        <source>重点工作进度管理</source>
        <translation>Key Project Progress</translation>
    </message>
    <message>
        <source>银行账号</source>
        <translation>Bank account</translation>
    </message>
    <message>
        <source>销号</source>
        <translation>Strike off</translation>
    </message>
    <message>
        <source>销号…</source>
        <translation>Strike off…</translation>
    </message>
    <message>
        <source>销号日期</source>
        <translation>Struck off on</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>错误报告</source>
        <translation>Error report</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>问题、责任、时限、办结和销号</source>
        <translation>Problems, who answers for them, terms, settling and striking off</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>阶段…</source>
        <translation>Stages…</translation>
    </message>
    <message>
        <source>阶段表</source>
        <translation>Stage track</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>附件 {} 个</source>
        <translation>{} attachments</translation>
    </message>
    <message>
        <source>附件 {}…</source>
        <translation>Attachments {}…</translation>
    </message>
    <message>
        <source>附件…</source>
        <translation>Attachments…</translation>
    </message>
    <message>
        <source>附件名称</source>
        <translation>Attachment's name</translation>
    </message>
    <message>
        <source>附件所属填报</source>
        <translation>Attachment's report</translation>
    </message>
    <message>
        <source>附件所属点位</source>
        <translation>Attachment's site</translation>
    </message>
    <message>
        <source>附件所属督办</source>
        <translation>Attachment's item</translation>
    </message>
    <message>
        <source>限定词</source>
        <translation>Qualifier</translation>
    </message>
    <message>
        <source>需要留意的都已核实，附上清单</source>
        <translation>All looked at; print the list with it</translation>
    </message>
    <message>
        <source>面积（㎡）</source>
        <translation>Area (㎡)</translation>
    </message>
    <message>
        <source>页 × 份</source>
        <translation>Pages × copies</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>页码范围</source>
        <translation>Page range</translation>
    </message>
    <message>
        <source>页边距：{}</source>
        <translation>Margin: {}</translation>
    </message>
    <message>
        <source>页面缩略图</source>
        <translation>Page thumbnails</translation>
    </message>
    <message>
        <source>页面预览</source>
        <translation>Page preview</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>项目(&amp;P)</source>
        <translation>&amp;Project</translation>
    </message>
    <message>
        <source>项目、节点和督办的时限</source>
        <translation>Terms of projects, milestones and supervised items</translation>
    </message>
    <message>
        <source>项目内容</source>
        <translation>Facts of the project</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Project name</translation>
    </message>
    <message>
        <source>项目衔接</source>
        <translation>Projects by lineage</translation>
    </message>
    <message>
        <source>项目表</source>
        <translation>Table of projects</translation>
    </message>
    <message>
        <source>项目资料</source>
        <translation>Facts of the project</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>题目</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>颜色跟随系统</source>
        <translation>Colours of the System</translation>
    </message>
    <message>
        <source>黄灯</source>
        <translation>Yellow light</translation>
    </message>
    <message>
        <source>黑白预览</source>
        <translation>Black and white</translation>
    </message>
    <message>
        <source>默认遮盖。查看要写明原因，并记入操作记录；关闭后重新遮盖。</source>
        <translation>Masked by default. To see them a reason is asked for and put on record; they are masked again when this is closed.</translation>
    </message>
    <message>
        <source>（{}）</source>
        <translation> ({})</translation>
    </message>
    <message>
        <source>（不属于某个项目）</source>
        <translation>(no project)</translation>
    </message>
    <message>
        <source>（不设签字行）</source>
        <translation>(no line to sign on)</translation>
    </message>
    <message>
        <source>（今天）</source>
        <translation> (today)</translation>
    </message>
    <message>
        <source>（原题目）</source>
        <translation>(original title)</translation>
    </message>
    <message>
        <source>（已更正）</source>
        <translation>(corrected)</translation>
    </message>
    <message>
        <source>（数据文件里的单位）</source>
        <translation>(office of the data file)</translation>
    </message>
    <message>
        <source>（无）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>（未定）</source>
        <translation>(unknown)</translation>
    </message>
    <message>
        <source>（未署名）</source>
        <translation>(not signed)</translation>
    </message>
    <message>
        <source>（没有）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>（现在 {}）</source>
        <translation> (now {})</translation>
    </message>
    <message>
        <source>（现在的位置）</source>
        <translation>(where it is now)</translation>
    </message>
    <message>
        <source>（算出）</source>
        <translation> (computed)</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>：</source>
        <translation>:</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>；已核实 {} 处</source>
        <translation>; {} looked at</translation>
    </message>
</context>
</TS>
