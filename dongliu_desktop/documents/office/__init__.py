"""Files for other office programs: workbooks of every table, and texts from templates that an office may replace."""
