"""亮灯规则 that offices have published, to start from. Each note names its source and what it leaves open.

Where a published rule measures something this program does not keep, the note says what stands in its place.
"""

from dongliu_desktop.domain.lights import Check, Condition, Light, LightRule

DONE = Condition(Light.BLUE, (Check("done"),))
LEVEL = Condition(Light.GREEN, (Check("behind", "<=", 0),))

PRESETS: tuple[LightRule, ...] = (
    LightRule(note="本程序自拟：达到时序为绿，低 10 个百分点以内为黄，再低或逾期为红。"),
    LightRule(
        "银川 2025",
        (
            DONE,
            Condition(Light.RED, (Check("idle", ">=", 3),), "连续 3 个月应开工未开工"),
            Condition(Light.YELLOW, (Check("idle", ">=", 1),), "当月应开工未开工"),
            LEVEL,
            Condition(Light.RED, (Check("behind", ">", 30),)),
            Condition(Light.YELLOW, (Check("behind", ">=", 10),)),
        ),
        note="来源：银川市重点项目“红黄绿灯”推进机制（2025年3月报道，qlbk.net 转载）。"
        "原文没有规定低于时序不到 10 个百分点时亮什么灯，这里不定（灰灯）。",
    ),
    LightRule(
        "瓯海 2020",
        (
            DONE,
            Condition(Light.YELLOW, (Check("caught_up"),)),
            LEVEL,
            Condition(Light.RED, (Check("behind", ">", 0),)),
        ),
        note="来源：温州市瓯海区三色预警（wenzhou.gov.cn 2020-05-21）：当月按时或超前为绿码，未完成为红码，"
        "次月赶上的由红转黄。",
    ),
    LightRule(
        "新晃 2015",
        (
            DONE,
            Condition(Light.GREEN, (Check("share", ">=", 80),)),
            Condition(Light.GREEN, (Check("share", ">=", 60),), "未达 80%，重点跟踪督导"),
            Condition(Light.YELLOW, (Check("share", "<", 60),), "未达 60%，黄牌警告"),
        ),
        note="来源：新晃县重点项目建设进度考核制度（红网新晃站 2015-05-14）：月任务完成未达 80% 的重点跟踪督导，"
        "未达 60% 的挂黄牌。本程序没有月任务，用进度占时序的比例代替。",
    ),
    LightRule(
        "双路街道 2025（五色）",
        (
            DONE,
            Condition(Light.RED, (Check("percent", "<", 30),)),
            LEVEL,
            Condition(Light.YELLOW, (Check("behind", "<=", 10),)),
            Condition(Light.ORANGE, (Check("behind", ">", 10),)),
        ),
        note="来源：重庆市大足区双路街道“五色督办”（qisacloud.com 2025-07-10 转载）：红橙黄绿蓝，"
        "进度不到 30% 为红，完工并验收为蓝。橙、黄、绿的界线原文没有写明，这里由本程序自拟，请按本单位规定修改。",
    ),
)
"""银川, 瓯海, 新晃, 双路街道 and our own default, each as far as its source goes."""
