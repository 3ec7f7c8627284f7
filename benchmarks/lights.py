"""How long another light rule takes to be tried on 10,000 projects, off the GUI thread."""

from statistics import median
from time import perf_counter

from benchmarks.figures import Figure
from benchmarks.ground import SAMPLE_YEAR, Ground
from benchmarks.sample import REFERENCE
from dongliu_desktop.domain.lights import Check, Condition, Light, LightRule
from dongliu_desktop.services.light_questions import earlier_percents, light_changes, relit
from dongliu_desktop.services.reader import Reader

ROUNDS, FEW = 15, 2
MOST = 0.3  # seconds
STRICT = LightRule(
    "演示",
    (
        Condition(Light.BLUE, (Check("done"),)),
        Condition(Light.RED, (Check("overdue", ">", 0),)),
        Condition(Light.YELLOW, (Check("caught_up"),)),
        Condition(Light.GREEN, (Check("behind", "<=", 0),)),
        Condition(Light.ORANGE, (Check("behind", "<=", 20), Check("percent", ">=", 30))),
        Condition(Light.RED, (Check("behind", ">", 0),)),
    ),
)


def measure(ground: Ground) -> list[Figure]:
    """Compute all lights of a year anew; then the whole preview, which reads the projects and their last month too."""
    reader = Reader(ground.sample, lambda: REFERENCE)
    projects = reader.ask(lambda reading: reading.projects_of_year(SAMPLE_YEAR))
    earlier = reader.ask(lambda reading: earlier_percents(reading, SAMPLE_YEAR))
    computing, whole = [], []
    for _ in range(FEW if ground.quick else ROUNDS):
        began = perf_counter()
        relit(projects, earlier, STRICT)
        computed = perf_counter()
        changes = reader.ask(lambda reading: light_changes(reading, SAMPLE_YEAR, STRICT))
        computing.append(computed - began)
        whole.append(perf_counter() - computed)
    reader.close()
    return [
        Figure("lights.relit", f"换一套亮灯规则，重算 {len(projects)} 个项目", median(computing), "s", MOST),
        Figure(
            "lights.preview",
            "同上：预览“哪些项目会变”，连同读出项目和上月进度",
            median(whole),
            "s",
            note=f"{len(changes)} 个会变",
        ),
    ]
