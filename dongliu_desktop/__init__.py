"""东柳街道重点工作进度管理: the year's key projects of a subdistrict office, kept offline, compared, printed."""

__version__ = "0.1.0"
