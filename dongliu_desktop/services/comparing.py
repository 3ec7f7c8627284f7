"""The question behind 年度对比, asked by the page, the sheet and the command line alike."""

from dongliu_desktop.domain.comparison import Comparison, YearData, compare
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.lineage import Kind
from dongliu_desktop.domain.rows import YearRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.storage.stored import known

RELATIONS = frozenset(kind.value for kind in Kind)


def comparison(reading: Reading, earlier_year: int, later_year: int) -> Comparison:
    """Compare two plan years, given in any order.

    Raises:
        Refused: they are the same year, or the file has one of them not.

    """
    first, last = sorted((earlier_year, later_year))
    if first == last:
        raise Refused("请选择两个不同的年度进行对比。")
    years = {row.year: row for row in reading.years()}
    links = [link for year in years if first < year <= last for link in reading.links(year)]
    sound = [link._replace(relation=known(link.relation, RELATIONS)) for link in links]
    return compare(_year_data(reading, years, first), _year_data(reading, years, last), sound)


def _year_data(reading: Reading, years: dict[int, YearRow], year: int) -> YearData:
    if year not in years:
        raise Refused(f"这个数据文件里没有{year}年，不能对比。")
    return YearData(years[year], reading.pillars(year), reading.projects_of_year(year), reading.readings(year))
