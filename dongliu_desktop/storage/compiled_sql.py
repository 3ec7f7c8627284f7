"""Compiled from statements.py; do not edit (python -m dongliu_desktop.storage.statements)."""

OFFICE = """
SELECT office.name, office.district, office.source
FROM office
"""

YEARS = """
SELECT plan_year.uid, plan_year.year, plan_year.title, coalesce(plan_year.reference_date, :today) AS reference, plan_year.reference_date IS NOT NULL AS fixed, plan_year.frozen, plan_year.closing_day
FROM plan_year ORDER BY plan_year.year
"""

PILLARS = """
SELECT pillar.uid, plan_year.year, pillar.name, pillar.short, pillar.goal, coalesce(theme.name, '') AS theme, (SELECT count(project.uid) AS count_1
FROM project JOIN workstream ON workstream.uid = project.workstream_uid
WHERE workstream.pillar_uid = pillar.uid) AS projects, (SELECT count(indicator.uid) AS count_2
FROM indicator
WHERE indicator.theme_uid = pillar.theme_uid) AS indicators
FROM pillar JOIN plan_year ON plan_year.uid = pillar.year_uid LEFT OUTER JOIN theme ON theme.uid = pillar.theme_uid
WHERE plan_year.year = :year ORDER BY pillar.position
"""

WORKSTREAMS = """
SELECT workstream.uid, workstream.pillar_uid, workstream.ordinal, workstream.name
FROM workstream JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE plan_year.year = :year ORDER BY pillar.position, workstream.position
"""

PROJECTS_OF_PILLAR = """
SELECT project.uid, project.version, plan_year.year, plan_year.frozen, coalesce(plan_year.reference_date, :today) AS reference, pillar.uid AS pillar, pillar.name AS pillar_name, workstream.uid AS workstream, workstream.ordinal, workstream.name AS workstream_name, project.position, project.name, coalesce(project_kind.name, '') AS kind, project.nature, project.measure, project.target, project.target_quantity, project.unit, project.qualifier, project.start, project.due, project.due_text, coalesce(leader.name, '') AS leader, coalesce(section.name, '') AS section, (SELECT group_concat(anon_1.name, '、') AS group_concat_1
FROM (SELECT section.name AS name
FROM section JOIN project_section ON project_section.section_uid = section.uid
WHERE project_section.project_uid = project.uid ORDER BY project_section.position) AS anon_1) AS supporting, coalesce(officer.name, '') AS officer, (SELECT group_concat(anon_2.name, '、') AS group_concat_3
FROM (SELECT community.name AS name
FROM community JOIN project_community ON project_community.community_uid = community.uid
WHERE project_community.project_uid = project.uid ORDER BY project_community.position) AS anon_2) AS communities, project.weight, project.sentence, project.light_override, project.light_override_reason, light_rule.conditions, light_rule.valid_from, CASE WHEN (light_rule.conditions LIKE '%' || 'caught_up' || '%') THEN coalesce(CASE WHEN (project.measure = 'milestones') THEN (SELECT (sum(CASE WHEN (milestone.actual <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day')) THEN milestone.weight ELSE 0 END) * 100) / (nullif(sum(milestone.weight), 0) + 0.0) AS anon_3
FROM milestone
WHERE milestone.project_uid = project.uid) WHEN (project.measure = 'sites') THEN ((SELECT sum(CASE WHEN (site_stage.state = 'done') THEN CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END * stage.weight ELSE 0 END) AS sum_2
FROM site JOIN site_stage ON site_stage.site_uid = site.uid JOIN stage ON stage.uid = site_stage.stage_uid
WHERE site.project_uid = project.uid AND stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0 AND (site_stage.reached_on IS NULL OR site_stage.reached_on <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day'))) * 100) / (nullif((SELECT CASE WHEN (count(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) = count(site.uid)) THEN sum(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) END AS anon_4
FROM site
WHERE site.project_uid = project.uid) * (SELECT sum(stage.weight) AS sum_3
FROM stage
WHERE stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0), 0) + 0.0) END, CASE WHEN (project.measure = 'quantity') THEN ((SELECT "before".quantity
FROM progress_report AS "before"
WHERE "before".project_uid = project.uid AND "before".as_of <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day') AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = "before".uid)) ORDER BY "before".as_of DESC, "before".entered_at DESC, "before".uid DESC
 LIMIT 1 OFFSET 0) * 100) / (nullif(project.target_quantity, 0) + 0.0) END, (SELECT "before".percent
FROM progress_report AS "before"
WHERE "before".project_uid = project.uid AND "before".as_of <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day') AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = "before".uid)) ORDER BY "before".as_of DESC, "before".entered_at DESC, "before".uid DESC
 LIMIT 1 OFFSET 0)) END AS earlier, CASE WHEN (project.measure = 'milestones') THEN (SELECT (sum(CASE WHEN (milestone.actual <= coalesce(plan_year.reference_date, :today)) THEN milestone.weight ELSE 0 END) * 100) / (nullif(sum(milestone.weight), 0) + 0.0) AS anon_5
FROM milestone
WHERE milestone.project_uid = project.uid) WHEN (project.measure = 'sites') THEN ((SELECT sum(CASE WHEN (site_stage.state = 'done') THEN CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END * stage.weight ELSE 0 END) AS sum_5
FROM site JOIN site_stage ON site_stage.site_uid = site.uid JOIN stage ON stage.uid = site_stage.stage_uid
WHERE site.project_uid = project.uid AND stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0 AND (site_stage.reached_on IS NULL OR site_stage.reached_on <= coalesce(plan_year.reference_date, :today))) * 100) / (nullif((SELECT CASE WHEN (count(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) = count(site.uid)) THEN sum(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) END AS anon_6
FROM site
WHERE site.project_uid = project.uid) * (SELECT sum(stage.weight) AS sum_6
FROM stage
WHERE stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0), 0) + 0.0) END AS computed, latest.uid AS report, latest.as_of, latest.percent, latest.quantity, latest.qualifier AS reported_qualifier, latest.done, (SELECT worded.progress
FROM progress_report AS worded
WHERE worded.project_uid = project.uid AND worded.as_of <= coalesce(plan_year.reference_date, :today) AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = worded.uid)) AND worded.progress != '' ORDER BY worded.as_of DESC, worded.entered_at DESC, worded.uid DESC
 LIMIT 1 OFFSET 0) AS progress, latest.problems, latest.next_steps, project.total_investment, project.annual_investment, project.invested_before, (SELECT telling.investment
FROM progress_report AS telling
WHERE telling.project_uid = project.uid AND telling.as_of <= coalesce(plan_year.reference_date, :today) AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = telling.uid)) AND telling.investment IS NOT NULL ORDER BY telling.as_of DESC, telling.entered_at DESC, telling.uid DESC
 LIMIT 1 OFFSET 0) AS invested
FROM project JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid LEFT OUTER JOIN project_kind ON project_kind.uid = project.kind_uid LEFT OUTER JOIN section ON section.uid = project.section_uid LEFT OUTER JOIN post AS leader ON leader.uid = project.leader_uid LEFT OUTER JOIN post AS officer ON officer.uid = project.officer_uid LEFT OUTER JOIN light_rule ON light_rule.uid = plan_year.light_rule_uid LEFT OUTER JOIN progress_report AS latest ON latest.uid = (SELECT candidate.uid
FROM progress_report AS candidate
WHERE candidate.project_uid = project.uid AND candidate.as_of <= coalesce(plan_year.reference_date, :today) AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = candidate.uid)) ORDER BY candidate.as_of DESC, candidate.entered_at DESC, candidate.uid DESC
 LIMIT 1 OFFSET 0)
WHERE pillar.uid = :pillar ORDER BY pillar.position, workstream.position, project.position, project.uid
"""

PROJECTS_OF_YEAR = """
SELECT project.uid, project.version, plan_year.year, plan_year.frozen, coalesce(plan_year.reference_date, :today) AS reference, pillar.uid AS pillar, pillar.name AS pillar_name, workstream.uid AS workstream, workstream.ordinal, workstream.name AS workstream_name, project.position, project.name, coalesce(project_kind.name, '') AS kind, project.nature, project.measure, project.target, project.target_quantity, project.unit, project.qualifier, project.start, project.due, project.due_text, coalesce(leader.name, '') AS leader, coalesce(section.name, '') AS section, (SELECT group_concat(anon_1.name, '、') AS group_concat_1
FROM (SELECT section.name AS name
FROM section JOIN project_section ON project_section.section_uid = section.uid
WHERE project_section.project_uid = project.uid ORDER BY project_section.position) AS anon_1) AS supporting, coalesce(officer.name, '') AS officer, (SELECT group_concat(anon_2.name, '、') AS group_concat_3
FROM (SELECT community.name AS name
FROM community JOIN project_community ON project_community.community_uid = community.uid
WHERE project_community.project_uid = project.uid ORDER BY project_community.position) AS anon_2) AS communities, project.weight, project.sentence, project.light_override, project.light_override_reason, light_rule.conditions, light_rule.valid_from, CASE WHEN (light_rule.conditions LIKE '%' || 'caught_up' || '%') THEN coalesce(CASE WHEN (project.measure = 'milestones') THEN (SELECT (sum(CASE WHEN (milestone.actual <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day')) THEN milestone.weight ELSE 0 END) * 100) / (nullif(sum(milestone.weight), 0) + 0.0) AS anon_3
FROM milestone
WHERE milestone.project_uid = project.uid) WHEN (project.measure = 'sites') THEN ((SELECT sum(CASE WHEN (site_stage.state = 'done') THEN CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END * stage.weight ELSE 0 END) AS sum_2
FROM site JOIN site_stage ON site_stage.site_uid = site.uid JOIN stage ON stage.uid = site_stage.stage_uid
WHERE site.project_uid = project.uid AND stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0 AND (site_stage.reached_on IS NULL OR site_stage.reached_on <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day'))) * 100) / (nullif((SELECT CASE WHEN (count(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) = count(site.uid)) THEN sum(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) END AS anon_4
FROM site
WHERE site.project_uid = project.uid) * (SELECT sum(stage.weight) AS sum_3
FROM stage
WHERE stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0), 0) + 0.0) END, CASE WHEN (project.measure = 'quantity') THEN ((SELECT "before".quantity
FROM progress_report AS "before"
WHERE "before".project_uid = project.uid AND "before".as_of <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day') AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = "before".uid)) ORDER BY "before".as_of DESC, "before".entered_at DESC, "before".uid DESC
 LIMIT 1 OFFSET 0) * 100) / (nullif(project.target_quantity, 0) + 0.0) END, (SELECT "before".percent
FROM progress_report AS "before"
WHERE "before".project_uid = project.uid AND "before".as_of <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day') AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = "before".uid)) ORDER BY "before".as_of DESC, "before".entered_at DESC, "before".uid DESC
 LIMIT 1 OFFSET 0)) END AS earlier, CASE WHEN (project.measure = 'milestones') THEN (SELECT (sum(CASE WHEN (milestone.actual <= coalesce(plan_year.reference_date, :today)) THEN milestone.weight ELSE 0 END) * 100) / (nullif(sum(milestone.weight), 0) + 0.0) AS anon_5
FROM milestone
WHERE milestone.project_uid = project.uid) WHEN (project.measure = 'sites') THEN ((SELECT sum(CASE WHEN (site_stage.state = 'done') THEN CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END * stage.weight ELSE 0 END) AS sum_5
FROM site JOIN site_stage ON site_stage.site_uid = site.uid JOIN stage ON stage.uid = site_stage.stage_uid
WHERE site.project_uid = project.uid AND stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0 AND (site_stage.reached_on IS NULL OR site_stage.reached_on <= coalesce(plan_year.reference_date, :today))) * 100) / (nullif((SELECT CASE WHEN (count(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) = count(site.uid)) THEN sum(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) END AS anon_6
FROM site
WHERE site.project_uid = project.uid) * (SELECT sum(stage.weight) AS sum_6
FROM stage
WHERE stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0), 0) + 0.0) END AS computed, latest.uid AS report, latest.as_of, latest.percent, latest.quantity, latest.qualifier AS reported_qualifier, latest.done, (SELECT worded.progress
FROM progress_report AS worded
WHERE worded.project_uid = project.uid AND worded.as_of <= coalesce(plan_year.reference_date, :today) AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = worded.uid)) AND worded.progress != '' ORDER BY worded.as_of DESC, worded.entered_at DESC, worded.uid DESC
 LIMIT 1 OFFSET 0) AS progress, latest.problems, latest.next_steps, project.total_investment, project.annual_investment, project.invested_before, (SELECT telling.investment
FROM progress_report AS telling
WHERE telling.project_uid = project.uid AND telling.as_of <= coalesce(plan_year.reference_date, :today) AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = telling.uid)) AND telling.investment IS NOT NULL ORDER BY telling.as_of DESC, telling.entered_at DESC, telling.uid DESC
 LIMIT 1 OFFSET 0) AS invested
FROM project JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid LEFT OUTER JOIN project_kind ON project_kind.uid = project.kind_uid LEFT OUTER JOIN section ON section.uid = project.section_uid LEFT OUTER JOIN post AS leader ON leader.uid = project.leader_uid LEFT OUTER JOIN post AS officer ON officer.uid = project.officer_uid LEFT OUTER JOIN light_rule ON light_rule.uid = plan_year.light_rule_uid LEFT OUTER JOIN progress_report AS latest ON latest.uid = (SELECT candidate.uid
FROM progress_report AS candidate
WHERE candidate.project_uid = project.uid AND candidate.as_of <= coalesce(plan_year.reference_date, :today) AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = candidate.uid)) ORDER BY candidate.as_of DESC, candidate.entered_at DESC, candidate.uid DESC
 LIMIT 1 OFFSET 0)
WHERE plan_year.year = :year ORDER BY pillar.position, workstream.position, project.position, project.uid
"""

PROJECTS_BY_UID = """
SELECT project.uid, project.version, plan_year.year, plan_year.frozen, coalesce(plan_year.reference_date, :today) AS reference, pillar.uid AS pillar, pillar.name AS pillar_name, workstream.uid AS workstream, workstream.ordinal, workstream.name AS workstream_name, project.position, project.name, coalesce(project_kind.name, '') AS kind, project.nature, project.measure, project.target, project.target_quantity, project.unit, project.qualifier, project.start, project.due, project.due_text, coalesce(leader.name, '') AS leader, coalesce(section.name, '') AS section, (SELECT group_concat(anon_1.name, '、') AS group_concat_1
FROM (SELECT section.name AS name
FROM section JOIN project_section ON project_section.section_uid = section.uid
WHERE project_section.project_uid = project.uid ORDER BY project_section.position) AS anon_1) AS supporting, coalesce(officer.name, '') AS officer, (SELECT group_concat(anon_2.name, '、') AS group_concat_3
FROM (SELECT community.name AS name
FROM community JOIN project_community ON project_community.community_uid = community.uid
WHERE project_community.project_uid = project.uid ORDER BY project_community.position) AS anon_2) AS communities, project.weight, project.sentence, project.light_override, project.light_override_reason, light_rule.conditions, light_rule.valid_from, CASE WHEN (light_rule.conditions LIKE '%' || 'caught_up' || '%') THEN coalesce(CASE WHEN (project.measure = 'milestones') THEN (SELECT (sum(CASE WHEN (milestone.actual <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day')) THEN milestone.weight ELSE 0 END) * 100) / (nullif(sum(milestone.weight), 0) + 0.0) AS anon_3
FROM milestone
WHERE milestone.project_uid = project.uid) WHEN (project.measure = 'sites') THEN ((SELECT sum(CASE WHEN (site_stage.state = 'done') THEN CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END * stage.weight ELSE 0 END) AS sum_2
FROM site JOIN site_stage ON site_stage.site_uid = site.uid JOIN stage ON stage.uid = site_stage.stage_uid
WHERE site.project_uid = project.uid AND stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0 AND (site_stage.reached_on IS NULL OR site_stage.reached_on <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day'))) * 100) / (nullif((SELECT CASE WHEN (count(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) = count(site.uid)) THEN sum(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) END AS anon_4
FROM site
WHERE site.project_uid = project.uid) * (SELECT sum(stage.weight) AS sum_3
FROM stage
WHERE stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0), 0) + 0.0) END, CASE WHEN (project.measure = 'quantity') THEN ((SELECT "before".quantity
FROM progress_report AS "before"
WHERE "before".project_uid = project.uid AND "before".as_of <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day') AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = "before".uid)) ORDER BY "before".as_of DESC, "before".entered_at DESC, "before".uid DESC
 LIMIT 1 OFFSET 0) * 100) / (nullif(project.target_quantity, 0) + 0.0) END, (SELECT "before".percent
FROM progress_report AS "before"
WHERE "before".project_uid = project.uid AND "before".as_of <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day') AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = "before".uid)) ORDER BY "before".as_of DESC, "before".entered_at DESC, "before".uid DESC
 LIMIT 1 OFFSET 0)) END AS earlier, CASE WHEN (project.measure = 'milestones') THEN (SELECT (sum(CASE WHEN (milestone.actual <= coalesce(plan_year.reference_date, :today)) THEN milestone.weight ELSE 0 END) * 100) / (nullif(sum(milestone.weight), 0) + 0.0) AS anon_5
FROM milestone
WHERE milestone.project_uid = project.uid) WHEN (project.measure = 'sites') THEN ((SELECT sum(CASE WHEN (site_stage.state = 'done') THEN CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END * stage.weight ELSE 0 END) AS sum_5
FROM site JOIN site_stage ON site_stage.site_uid = site.uid JOIN stage ON stage.uid = site_stage.stage_uid
WHERE site.project_uid = project.uid AND stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0 AND (site_stage.reached_on IS NULL OR site_stage.reached_on <= coalesce(plan_year.reference_date, :today))) * 100) / (nullif((SELECT CASE WHEN (count(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) = count(site.uid)) THEN sum(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) END AS anon_6
FROM site
WHERE site.project_uid = project.uid) * (SELECT sum(stage.weight) AS sum_6
FROM stage
WHERE stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0), 0) + 0.0) END AS computed, latest.uid AS report, latest.as_of, latest.percent, latest.quantity, latest.qualifier AS reported_qualifier, latest.done, (SELECT worded.progress
FROM progress_report AS worded
WHERE worded.project_uid = project.uid AND worded.as_of <= coalesce(plan_year.reference_date, :today) AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = worded.uid)) AND worded.progress != '' ORDER BY worded.as_of DESC, worded.entered_at DESC, worded.uid DESC
 LIMIT 1 OFFSET 0) AS progress, latest.problems, latest.next_steps, project.total_investment, project.annual_investment, project.invested_before, (SELECT telling.investment
FROM progress_report AS telling
WHERE telling.project_uid = project.uid AND telling.as_of <= coalesce(plan_year.reference_date, :today) AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = telling.uid)) AND telling.investment IS NOT NULL ORDER BY telling.as_of DESC, telling.entered_at DESC, telling.uid DESC
 LIMIT 1 OFFSET 0) AS invested
FROM project JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid LEFT OUTER JOIN project_kind ON project_kind.uid = project.kind_uid LEFT OUTER JOIN section ON section.uid = project.section_uid LEFT OUTER JOIN post AS leader ON leader.uid = project.leader_uid LEFT OUTER JOIN post AS officer ON officer.uid = project.officer_uid LEFT OUTER JOIN light_rule ON light_rule.uid = plan_year.light_rule_uid LEFT OUTER JOIN progress_report AS latest ON latest.uid = (SELECT candidate.uid
FROM progress_report AS candidate
WHERE candidate.project_uid = project.uid AND candidate.as_of <= coalesce(plan_year.reference_date, :today) AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = candidate.uid)) ORDER BY candidate.as_of DESC, candidate.entered_at DESC, candidate.uid DESC
 LIMIT 1 OFFSET 0)
WHERE project.uid IN (SELECT anon_7.value
FROM json_each(:uids) AS anon_7) ORDER BY pillar.position, workstream.position, project.position, project.uid
"""

EARLIER_PERCENTS = """
SELECT project.uid, coalesce(CASE WHEN (project.measure = 'milestones') THEN (SELECT (sum(CASE WHEN (milestone.actual <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day')) THEN milestone.weight ELSE 0 END) * 100) / (nullif(sum(milestone.weight), 0) + 0.0) AS anon_1
FROM milestone
WHERE milestone.project_uid = project.uid) WHEN (project.measure = 'sites') THEN ((SELECT sum(CASE WHEN (site_stage.state = 'done') THEN CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END * stage.weight ELSE 0 END) AS sum_2
FROM site JOIN site_stage ON site_stage.site_uid = site.uid JOIN stage ON stage.uid = site_stage.stage_uid, project_kind
WHERE site.project_uid = project.uid AND stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0 AND (site_stage.reached_on IS NULL OR site_stage.reached_on <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day'))) * 100) / (nullif((SELECT CASE WHEN (count(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) = count(site.uid)) THEN sum(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END) END AS anon_2
FROM site
WHERE site.project_uid = project.uid) * (SELECT sum(stage.weight) AS sum_3
FROM stage, project_kind
WHERE stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) AND stage.beside = 0), 0) + 0.0) END, CASE WHEN (project.measure = 'quantity') THEN ((SELECT "before".quantity
FROM progress_report AS "before"
WHERE "before".project_uid = project.uid AND "before".as_of <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day') AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = "before".uid)) ORDER BY "before".as_of DESC, "before".entered_at DESC, "before".uid DESC
 LIMIT 1 OFFSET 0) * 100) / (nullif(project.target_quantity, 0) + 0.0) END, (SELECT "before".percent
FROM progress_report AS "before"
WHERE "before".project_uid = project.uid AND "before".as_of <= date(coalesce(plan_year.reference_date, :today), 'start of month', '-1 day') AND NOT (EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = "before".uid)) ORDER BY "before".as_of DESC, "before".entered_at DESC, "before".uid DESC
 LIMIT 1 OFFSET 0)) AS earlier
FROM project JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE plan_year.year = :year
"""

RULES_OF_YEARS = """
SELECT plan_year.year, plan_year.light_rule_uid
FROM plan_year
WHERE plan_year.light_rule_uid IS NOT NULL ORDER BY plan_year.year
"""

LIGHT_RULES = """
SELECT light_rule.uid, light_rule.name, light_rule.conditions, light_rule.valid_from, light_rule.escalate_after, light_rule.note
FROM light_rule ORDER BY light_rule.valid_from, light_rule.name, light_rule.uid
"""

MILESTONES = """
SELECT milestone.uid, milestone.name, milestone.planned, milestone.actual, milestone.weight, milestone.sentence
FROM milestone
WHERE milestone.project_uid = :project ORDER BY milestone.position, milestone.uid
"""

MILESTONES_OF_YEAR = """
SELECT milestone.project_uid, milestone.uid, milestone.name, milestone.planned, milestone.actual, milestone.weight, milestone.sentence
FROM milestone JOIN project ON project.uid = milestone.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE plan_year.year = :year ORDER BY milestone.project_uid, milestone.position, milestone.uid
"""

REPORTS = """
SELECT progress_report.uid, progress_report.project_uid, progress_report.as_of, progress_report.percent, progress_report.quantity, progress_report.qualifier, progress_report.done, progress_report.progress, progress_report.problems, progress_report.next_steps, progress_report.reporter, progress_report.entered_at, progress_report.supersedes_uid, EXISTS (SELECT correction.uid
FROM progress_report AS correction
WHERE correction.supersedes_uid = progress_report.uid) AS superseded, progress_report.reason, progress_report.sentence, coalesce(attached.number, 0) AS attachments, progress_report.investment
FROM progress_report LEFT OUTER JOIN (SELECT attachment.report_uid AS report_uid, count(*) AS number
FROM attachment
WHERE attachment.project_uid = :project AND attachment.report_uid IS NOT NULL GROUP BY attachment.report_uid) AS attached ON attached.report_uid = progress_report.uid
WHERE progress_report.project_uid = :project ORDER BY progress_report.as_of DESC, progress_report.entered_at DESC, progress_report.uid DESC
 LIMIT :limit OFFSET 0
"""

SITES = """
SELECT site.uid, site.project_uid, site.name, site.unit, site.count, coalesce(community.name, '') AS community, site.status, coalesce((SELECT group_concat(anon_1.name, '、') AS group_concat_1
FROM (SELECT stage.name AS name
FROM stage JOIN site_stage ON site_stage.stage_uid = stage.uid
WHERE site_stage.site_uid = site.uid AND site_stage.state = 'done' ORDER BY stage.position) AS anon_1), '') AS stages, site.sentence
FROM site LEFT OUTER JOIN community ON community.uid = site.community_uid
WHERE site.project_uid = :project ORDER BY site.position
"""

READINGS = """
SELECT indicator.uid, indicator.name, coalesce(theme.name, '') AS theme, reading.project_uid, plan_year.year, reading.period, reading.from_month, reading.to_month, reading.cumulative, reading.value, reading.printed, reading.unit, reading.qualifier, reading.growth, reading.rank, reading.rank_basis, reading.rank_scope, reading.words, reading.sentence, reading.uid AS uid_1, reading.target_low, reading.target_high
FROM reading JOIN indicator ON indicator.uid = reading.indicator_uid JOIN plan_year ON plan_year.uid = reading.year_uid LEFT OUTER JOIN theme ON theme.uid = indicator.theme_uid
WHERE plan_year.year = :year ORDER BY indicator.position, reading.to_month, reading.uid
"""

LINKS = """
SELECT project_link.earlier_uid, project_link.later_uid, project_link.relation, project_link.note
FROM project_link JOIN project AS project_1 ON project_1.uid = project_link.later_uid JOIN workstream AS workstream_1 ON workstream_1.uid = project_1.workstream_uid JOIN pillar AS pillar_1 ON pillar_1.uid = workstream_1.pillar_uid JOIN plan_year AS plan_year_1 ON plan_year_1.uid = pillar_1.year_uid
WHERE plan_year_1.year = :year ORDER BY pillar_1.position, workstream_1.position, project_1.position, project_link.uid
"""

SECTIONS = """
SELECT section.name
FROM section ORDER BY section.position, section.name
"""

COMMUNITIES = """
SELECT community.name
FROM community ORDER BY community.position, community.name
"""

POSTS = """
SELECT post.name
FROM post ORDER BY post.position, post.name
"""

THEMES = """
SELECT theme.name
FROM theme ORDER BY theme.position, theme.name
"""

KINDS = """
SELECT project_kind.name
FROM project_kind ORDER BY project_kind.position, project_kind.name
"""

OWN_STEPS = """
SELECT step.uid, step.label, step.reverts
FROM step
WHERE step.replica = :replica AND NOT (EXISTS (SELECT step_change.step_uid
FROM step_change
WHERE step_change.step_uid = step.uid AND (step_change.entity = 'disclosure' OR step_change.entity = 'printed_sheet'))) ORDER BY step.seq DESC
 LIMIT :limit OFFSET 0
"""

PROJECT_STEPS = """
SELECT step.uid, step.at, step.who, step.label, step_change.entity, step_change."key", step_change.field, step_change.old, step_change.new
FROM step JOIN step_change ON step_change.step_uid = step.uid
WHERE step_change."key" = :project OR step_change."key" IN (SELECT progress_report.uid
FROM progress_report
WHERE progress_report.project_uid = :project UNION ALL SELECT made."key"
FROM step_change AS made
WHERE (made.entity = 'milestone' OR made.entity = 'problem' OR made.entity = 'attachment') AND made.field IS NULL AND json_extract(coalesce(made.new, made.old), '$.project_uid') = :project) ORDER BY step.clock DESC, step_change.ordinal
 LIMIT :limit OFFSET 0
"""

PRINTED_SHEETS = """
SELECT printed_sheet.uid, printed_sheet.printed_at, printed_sheet.who, printed_sheet.sheet, printed_sheet.title, printed_sheet.subject, printed_sheet.profile, printed_sheet.pages, printed_sheet.copies, printed_sheet.file, printed_sheet.digest
FROM printed_sheet ORDER BY printed_sheet.printed_at DESC, printed_sheet.uid
 LIMIT :limit OFFSET 0
"""

STEPS = """
SELECT step.uid, step.at, step.who, step.label, step.reverts
FROM step ORDER BY step.clock DESC, step.uid DESC
 LIMIT :limit OFFSET 0
"""

DIRECTORY_ENTRIES = """
SELECT anon_1.kind, anon_1.uid, anon_1.name, coalesce(section.name, '') AS section
FROM (SELECT 'section' AS kind, section.uid AS uid, section.name AS name, section.position AS position, NULL AS section_uid
FROM section UNION ALL SELECT 'community' AS kind, community.uid AS uid, community.name AS name, community.position AS position, NULL AS section_uid
FROM community UNION ALL SELECT 'post' AS kind, post.uid AS uid, post.name AS name, post.position AS position, post.section_uid AS section_uid
FROM post) AS anon_1 LEFT OUTER JOIN section ON section.uid = anon_1.section_uid ORDER BY anon_1.kind, anon_1.position, anon_1.name
"""

DIRECTORY_USES = """
SELECT anon_1.entity, anon_1.field, anon_1."key", anon_1.entry, anon_1.project, anon_1.year, anon_1.frozen
FROM (SELECT 'project' AS entity, 'section_uid' AS field, project.uid AS "key", project.section_uid AS entry, project.uid AS project, plan_year.year AS year, plan_year.frozen AS frozen
FROM project JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE (:uid = '' OR project.section_uid = :uid) AND project.section_uid IS NOT NULL UNION ALL SELECT 'project' AS entity, 'leader_uid' AS field, project.uid AS "key", project.leader_uid AS entry, project.uid AS project, plan_year.year AS year, plan_year.frozen AS frozen
FROM project JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE (:uid = '' OR project.leader_uid = :uid) AND project.leader_uid IS NOT NULL UNION ALL SELECT 'project' AS entity, 'officer_uid' AS field, project.uid AS "key", project.officer_uid AS entry, project.uid AS project, plan_year.year AS year, plan_year.frozen AS frozen
FROM project JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE (:uid = '' OR project.officer_uid = :uid) AND project.officer_uid IS NOT NULL UNION ALL SELECT 'project_section' AS entity, 'section_uid' AS field, project_section.uid AS "key", project_section.section_uid AS entry, project.uid AS project, plan_year.year AS year, plan_year.frozen AS frozen
FROM project_section JOIN project ON project.uid = project_section.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE (:uid = '' OR project_section.section_uid = :uid) AND project_section.section_uid IS NOT NULL UNION ALL SELECT 'project_community' AS entity, 'community_uid' AS field, project_community.uid AS "key", project_community.community_uid AS entry, project.uid AS project, plan_year.year AS year, plan_year.frozen AS frozen
FROM project_community JOIN project ON project.uid = project_community.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE (:uid = '' OR project_community.community_uid = :uid) AND project_community.community_uid IS NOT NULL UNION ALL SELECT 'site' AS entity, 'community_uid' AS field, site.uid AS "key", site.community_uid AS entry, project.uid AS project, plan_year.year AS year, plan_year.frozen AS frozen
FROM site JOIN project ON project.uid = site.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE (:uid = '' OR site.community_uid = :uid) AND site.community_uid IS NOT NULL UNION ALL SELECT 'site' AS entity, 'officer_uid' AS field, site.uid AS "key", site.officer_uid AS entry, project.uid AS project, plan_year.year AS year, plan_year.frozen AS frozen
FROM site JOIN project ON project.uid = site.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE (:uid = '' OR site.officer_uid = :uid) AND site.officer_uid IS NOT NULL UNION ALL SELECT 'problem' AS entity, 'owner_uid' AS field, problem.uid AS "key", problem.owner_uid AS entry, problem.project_uid AS project_uid, plan_year.year AS year, plan_year.frozen AS frozen
FROM problem JOIN plan_year ON plan_year.uid = problem.year_uid
WHERE (:uid = '' OR problem.owner_uid = :uid) AND problem.owner_uid IS NOT NULL UNION ALL SELECT 'post' AS entity, 'section_uid' AS field, post.uid AS "key", post.section_uid AS entry, NULL AS project, NULL AS year, NULL AS frozen
FROM post
WHERE (:uid = '' OR post.section_uid = :uid) AND post.section_uid IS NOT NULL UNION ALL SELECT 'appointment' AS entity, 'post_uid' AS field, appointment.uid AS "key", appointment.post_uid AS entry, NULL AS project, NULL AS year, NULL AS frozen
FROM appointment
WHERE (:uid = '' OR appointment.post_uid = :uid) AND appointment.post_uid IS NOT NULL) AS anon_1
"""

APPOINTMENTS = """
SELECT appointment.uid, appointment.post_uid, person.name, appointment.valid_from, post.name AS post
FROM appointment JOIN person ON person.uid = appointment.person_uid JOIN post ON post.uid = appointment.post_uid ORDER BY appointment.valid_from, appointment.uid
"""

NAME_CHANGES = """
SELECT step_change."key", step_change.old, step_change.new, step.reverts, step.label
FROM step_change JOIN step ON step.uid = step_change.step_uid
WHERE (step_change.entity = 'section' OR step_change.entity = 'community' OR step_change.entity = 'post') AND step_change.field = 'name' ORDER BY step.clock, step_change.ordinal
"""

PROBLEMS_OF_YEAR = """
SELECT problem.uid, plan_year.year, plan_year.frozen, coalesce(plan_year.reference_date, :today) AS reference, problem.project_uid, coalesce(project.name, '') AS project_name, coalesce(pillar.name, '') AS pillar_name, coalesce(section.name, '') AS section, problem.text, problem.source, coalesce(owner.name, '') AS owner, coalesce((SELECT person.name
FROM person JOIN appointment ON appointment.person_uid = person.uid
WHERE appointment.post_uid = problem.owner_uid AND appointment.valid_from <= coalesce(plan_year.reference_date, :today) ORDER BY appointment.valid_from DESC, appointment.uid
 LIMIT 1 OFFSET 0), '') AS holder, problem.measure, problem.due, problem.evidence, problem.opened_on, problem.closed_on, problem.closed_by, problem.struck_off_on, problem.struck_off_by, problem.reopened, problem.sentence, coalesce(attached.number, 0) AS attachments
FROM problem JOIN plan_year ON plan_year.uid = problem.year_uid LEFT OUTER JOIN project ON project.uid = problem.project_uid LEFT OUTER JOIN workstream ON workstream.uid = project.workstream_uid LEFT OUTER JOIN pillar ON pillar.uid = workstream.pillar_uid LEFT OUTER JOIN section ON section.uid = project.section_uid LEFT OUTER JOIN post AS owner ON owner.uid = problem.owner_uid LEFT OUTER JOIN (SELECT attachment.problem_uid AS problem_uid, count(*) AS number
FROM attachment
WHERE attachment.problem_uid IS NOT NULL GROUP BY attachment.problem_uid) AS attached ON attached.problem_uid = problem.uid
WHERE plan_year.year = :year ORDER BY pillar.position, workstream.position, project.position, problem.opened_on, problem.uid
"""

PROBLEMS_OF_PROJECT = """
SELECT problem.uid, plan_year.year, plan_year.frozen, coalesce(plan_year.reference_date, :today) AS reference, problem.project_uid, coalesce(project.name, '') AS project_name, coalesce(pillar.name, '') AS pillar_name, coalesce(section.name, '') AS section, problem.text, problem.source, coalesce(owner.name, '') AS owner, coalesce((SELECT person.name
FROM person JOIN appointment ON appointment.person_uid = person.uid
WHERE appointment.post_uid = problem.owner_uid AND appointment.valid_from <= coalesce(plan_year.reference_date, :today) ORDER BY appointment.valid_from DESC, appointment.uid
 LIMIT 1 OFFSET 0), '') AS holder, problem.measure, problem.due, problem.evidence, problem.opened_on, problem.closed_on, problem.closed_by, problem.struck_off_on, problem.struck_off_by, problem.reopened, problem.sentence, coalesce(attached.number, 0) AS attachments
FROM problem JOIN plan_year ON plan_year.uid = problem.year_uid LEFT OUTER JOIN project ON project.uid = problem.project_uid LEFT OUTER JOIN workstream ON workstream.uid = project.workstream_uid LEFT OUTER JOIN pillar ON pillar.uid = workstream.pillar_uid LEFT OUTER JOIN section ON section.uid = project.section_uid LEFT OUTER JOIN post AS owner ON owner.uid = problem.owner_uid LEFT OUTER JOIN (SELECT attachment.problem_uid AS problem_uid, count(*) AS number
FROM attachment
WHERE attachment.problem_uid IS NOT NULL GROUP BY attachment.problem_uid) AS attached ON attached.problem_uid = problem.uid
WHERE problem.project_uid = :project ORDER BY pillar.position, workstream.position, project.position, problem.opened_on, problem.uid
"""

PROBLEM_BY_UID = """
SELECT problem.uid, plan_year.year, plan_year.frozen, coalesce(plan_year.reference_date, :today) AS reference, problem.project_uid, coalesce(project.name, '') AS project_name, coalesce(pillar.name, '') AS pillar_name, coalesce(section.name, '') AS section, problem.text, problem.source, coalesce(owner.name, '') AS owner, coalesce((SELECT person.name
FROM person JOIN appointment ON appointment.person_uid = person.uid
WHERE appointment.post_uid = problem.owner_uid AND appointment.valid_from <= coalesce(plan_year.reference_date, :today) ORDER BY appointment.valid_from DESC, appointment.uid
 LIMIT 1 OFFSET 0), '') AS holder, problem.measure, problem.due, problem.evidence, problem.opened_on, problem.closed_on, problem.closed_by, problem.struck_off_on, problem.struck_off_by, problem.reopened, problem.sentence, coalesce(attached.number, 0) AS attachments
FROM problem JOIN plan_year ON plan_year.uid = problem.year_uid LEFT OUTER JOIN project ON project.uid = problem.project_uid LEFT OUTER JOIN workstream ON workstream.uid = project.workstream_uid LEFT OUTER JOIN pillar ON pillar.uid = workstream.pillar_uid LEFT OUTER JOIN section ON section.uid = project.section_uid LEFT OUTER JOIN post AS owner ON owner.uid = problem.owner_uid LEFT OUTER JOIN (SELECT attachment.problem_uid AS problem_uid, count(*) AS number
FROM attachment
WHERE attachment.problem_uid IS NOT NULL GROUP BY attachment.problem_uid) AS attached ON attached.problem_uid = problem.uid
WHERE problem.uid = :uid ORDER BY pillar.position, workstream.position, project.position, problem.opened_on, problem.uid
"""

ATTACHMENTS_OF_PROJECT = """
SELECT attachment.uid, attachment.project_uid, plan_year.frozen, attachment.name, attachment.sha256, attachment.size, attachment.media_type, attachment.report_uid, attachment.site_uid, attachment.problem_uid, progress_report.as_of, coalesce(site.name, '') AS site_name, coalesce(problem.text, '') AS problem_text, (SELECT step.at
FROM step JOIN step_change ON step_change.step_uid = step.uid
WHERE step_change.entity = 'attachment' AND step_change."key" = attachment.uid AND step_change.field IS NULL AND step_change.new IS NOT NULL ORDER BY step.clock, step.uid
 LIMIT 1 OFFSET 0) AS added_at, coalesce((SELECT step.who
FROM step JOIN step_change ON step_change.step_uid = step.uid
WHERE step_change.entity = 'attachment' AND step_change."key" = attachment.uid AND step_change.field IS NULL AND step_change.new IS NOT NULL ORDER BY step.clock, step.uid
 LIMIT 1 OFFSET 0), '') AS added_by
FROM attachment JOIN project ON project.uid = attachment.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid LEFT OUTER JOIN progress_report ON progress_report.uid = attachment.report_uid LEFT OUTER JOIN site ON site.uid = attachment.site_uid LEFT OUTER JOIN problem ON problem.uid = attachment.problem_uid
WHERE attachment.project_uid = :project ORDER BY added_at DESC, attachment.name, attachment.uid
"""

ATTACHMENT_BY_UID = """
SELECT attachment.uid, attachment.project_uid, plan_year.frozen, attachment.name, attachment.sha256, attachment.size, attachment.media_type, attachment.report_uid, attachment.site_uid, attachment.problem_uid, progress_report.as_of, coalesce(site.name, '') AS site_name, coalesce(problem.text, '') AS problem_text, (SELECT step.at
FROM step JOIN step_change ON step_change.step_uid = step.uid
WHERE step_change.entity = 'attachment' AND step_change."key" = attachment.uid AND step_change.field IS NULL AND step_change.new IS NOT NULL ORDER BY step.clock, step.uid
 LIMIT 1 OFFSET 0) AS added_at, coalesce((SELECT step.who
FROM step JOIN step_change ON step_change.step_uid = step.uid
WHERE step_change.entity = 'attachment' AND step_change."key" = attachment.uid AND step_change.field IS NULL AND step_change.new IS NOT NULL ORDER BY step.clock, step.uid
 LIMIT 1 OFFSET 0), '') AS added_by
FROM attachment JOIN project ON project.uid = attachment.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid LEFT OUTER JOIN progress_report ON progress_report.uid = attachment.report_uid LEFT OUTER JOIN site ON site.uid = attachment.site_uid LEFT OUTER JOIN problem ON problem.uid = attachment.problem_uid
WHERE attachment.uid = :uid ORDER BY added_at DESC, attachment.name, attachment.uid
"""

ATTACHMENT_CONTENT = """
SELECT attachment_content.content
FROM attachment_content
WHERE attachment_content.sha256 = :sha256
"""

ATTACHMENT_BYTES = """
SELECT coalesce(sum(length(attachment_content.content)), 0) AS coalesce_1
FROM attachment_content
"""

INDICATORS = """
SELECT indicator.uid, indicator.name, indicator.unit, coalesce(theme.name, '') AS theme, coalesce(indicator.part_uid, '') AS part, coalesce(indicator.whole_uid, '') AS whole, indicator.position
FROM indicator LEFT OUTER JOIN theme ON theme.uid = indicator.theme_uid ORDER BY indicator.position, indicator.name
"""

READINGS_OF_INDICATOR = """
SELECT reading.uid, plan_year.year, plan_year.frozen
FROM reading JOIN plan_year ON plan_year.uid = reading.year_uid
WHERE reading.indicator_uid = :indicator ORDER BY plan_year.year, reading.uid
"""

SITE_TOTALS = """
SELECT project.uid, project.site_basis, count(site.uid) AS count_1, sum(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END IS NULL) AS sum_1, coalesce(sum(CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END), 0) AS coalesce_1, min(site.unit) AS min_1, max(site.unit) AS max_1
FROM project JOIN site ON site.project_uid = project.uid
WHERE project.uid IN (SELECT anon_1.value
FROM json_each(:uids) AS anon_1) GROUP BY project.uid
"""

SITE_REACHED = """
SELECT project.uid, site_stage.stage_uid, coalesce(sum(CASE WHEN (site_stage.state = 'done') THEN CASE WHEN (project.site_basis = 'area') THEN site.area ELSE site.count END ELSE 0 END), 0) AS coalesce_1, max(site_stage.reached_on) AS max_1
FROM project JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid JOIN site ON site.project_uid = project.uid JOIN site_stage ON site_stage.site_uid = site.uid
WHERE project.uid IN (SELECT anon_1.value
FROM json_each(:uids) AS anon_1) AND (site_stage.reached_on IS NULL OR site_stage.reached_on <= coalesce(plan_year.reference_date, :today)) GROUP BY project.uid, site_stage.stage_uid
"""

SITE_TRACKS = """
SELECT project.uid, stage.uid AS uid_1, stage.name, stage.weight, stage.beside
FROM project LEFT OUTER JOIN project_kind ON project_kind.uid = project.kind_uid JOIN stage ON stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid)
WHERE project.uid IN (SELECT anon_1.value
FROM json_each(:uids) AS anon_1) ORDER BY project.uid, stage.beside, stage.position
"""

LEDGER = """
SELECT site.uid, site.position, site.name, site.unit, site.count, site.area, coalesce(community.name, '') AS community, coalesce(post.name, '') AS officer, site.status, site.sentence, EXISTS (SELECT household.uid
FROM household
WHERE household.site_uid = site.uid) AS private
FROM site LEFT OUTER JOIN community ON community.uid = site.community_uid LEFT OUTER JOIN post ON post.uid = site.officer_uid
WHERE site.project_uid = :project ORDER BY site.position, site.uid
"""

LEDGER_STAGES = """
SELECT stage.uid, stage.name, stage.weight, stage.beside, coalesce(stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid), 0) AS own
FROM project LEFT OUTER JOIN project_kind ON project_kind.uid = project.kind_uid JOIN stage ON stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid) OR stage.uid IN (SELECT site_stage.stage_uid
FROM site_stage JOIN site ON site.uid = site_stage.site_uid
WHERE site.project_uid = :project)
WHERE project.uid = :project ORDER BY coalesce(stage.track_uid = coalesce(project.stage_track_uid, project_kind.stage_track_uid), 0) DESC, stage.beside, stage.position
"""

LEDGER_MARKS = """
SELECT site_stage.site_uid, site_stage.stage_uid, site_stage.state, site_stage.reached_on
FROM site_stage JOIN site ON site.uid = site_stage.site_uid
WHERE site.project_uid = :project
"""

LEDGER_HEAD = """
SELECT project.site_basis, coalesce(coalesce(project.stage_track_uid, project_kind.stage_track_uid), '') AS track
FROM project LEFT OUTER JOIN project_kind ON project_kind.uid = project.kind_uid
WHERE project.uid = :project
"""

SITE_STEPS = """
SELECT step.uid, step.at, step.who, step.label
FROM step
WHERE step.uid IN (SELECT step_change.step_uid
FROM step_change
WHERE step_change.entity = 'site' AND step_change."key" IN (SELECT site.uid
FROM site
WHERE site.project_uid = :project) OR step_change.entity = 'site' AND step_change.field IS NULL AND json_extract(coalesce(step_change.new, step_change.old), '$.project_uid') = :project OR step_change."key" IN (SELECT site_stage.uid
FROM site_stage
WHERE site_stage.site_uid IN (SELECT site.uid
FROM site
WHERE site.project_uid = :project)) OR step_change."key" IN (SELECT household.uid
FROM household
WHERE household.site_uid IN (SELECT site.uid
FROM site
WHERE site.project_uid = :project)) OR step_change."key" IN (SELECT disclosure.uid
FROM disclosure
WHERE disclosure.site_uid IN (SELECT site.uid
FROM site
WHERE site.project_uid = :project))) ORDER BY step.clock DESC
 LIMIT :limit OFFSET 0
"""

TRACKS = """
SELECT stage_track.uid, stage_track.name, stage.uid AS uid_1, stage.name AS name_1, stage.weight, stage.beside, EXISTS (SELECT site_stage.uid
FROM site_stage
WHERE site_stage.stage_uid = stage.uid) AS used
FROM stage_track LEFT OUTER JOIN stage ON stage.track_uid = stage_track.uid ORDER BY stage_track.name, stage_track.uid, stage.position
"""

TRACK_PROJECTS = """
SELECT project.uid
FROM project LEFT OUTER JOIN project_kind ON project_kind.uid = project.kind_uid
WHERE :track = coalesce(project.stage_track_uid, project_kind.stage_track_uid)
"""

HOUSEHOLD = """
SELECT household.uid, household.holder, household.phone, household.id_number, household.bank_account, household.compensation
FROM household
WHERE household.site_uid = :site
"""

HOUSEHOLDS = """
SELECT household.site_uid, household.holder, household.phone, household.id_number, household.bank_account, household.compensation
FROM household JOIN site ON site.uid = household.site_uid
WHERE site.project_uid = :project
"""

FROZEN_WITH_SITES = """
SELECT plan_year.year
FROM project JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid AND plan_year.frozen = 1 LEFT OUTER JOIN project_kind ON project_kind.uid = project.kind_uid
WHERE :track = coalesce(project.stage_track_uid, project_kind.stage_track_uid)
 LIMIT 1 OFFSET 0
"""

MONTH_REPORTS = """
SELECT project.uid AS project, "before".uid, "before".as_of, "before".percent, "before".quantity, "before".qualifier, "before".done, "before".progress, "before".problems, "before".next_steps, now.uid AS uid_1, now.as_of AS as_of_1, now.percent AS percent_1, now.quantity AS quantity_1, now.qualifier AS qualifier_1, now.done AS done_1, now.progress AS progress_1, now.problems AS problems_1, now.next_steps AS next_steps_1
FROM project LEFT OUTER JOIN progress_report AS "before" ON "before".uid = (SELECT earlier.uid
FROM progress_report AS earlier
WHERE earlier.project_uid = project.uid AND NOT (EXISTS (SELECT earlier_correction.uid
FROM progress_report AS earlier_correction
WHERE earlier_correction.supersedes_uid = earlier.uid)) AND earlier.as_of < :first ORDER BY earlier.as_of DESC, earlier.entered_at DESC, earlier.uid DESC
 LIMIT 1 OFFSET 0) LEFT OUTER JOIN progress_report AS now ON now.uid = (SELECT current.uid
FROM progress_report AS current
WHERE current.project_uid = project.uid AND NOT (EXISTS (SELECT current_correction.uid
FROM progress_report AS current_correction
WHERE current_correction.supersedes_uid = current.uid)) AND current.as_of >= :first AND current.as_of < :next ORDER BY current.as_of DESC, current.entered_at DESC, current.uid DESC
 LIMIT 1 OFFSET 0)
WHERE project.uid IN (SELECT anon_1.value
FROM json_each(:uids) AS anon_1)
"""

NEWEST_PAIRS = """
SELECT ranked.project, ranked.as_of, ranked.percent, ranked.quantity, ranked.reason
FROM (SELECT progress_report.project_uid AS project, progress_report.as_of AS as_of, progress_report.percent AS percent, progress_report.quantity AS quantity, progress_report.reason AS reason, row_number() OVER (PARTITION BY progress_report.project_uid ORDER BY progress_report.as_of DESC, progress_report.entered_at DESC, progress_report.uid DESC) AS place
FROM progress_report JOIN project ON project.uid = progress_report.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE plan_year.year = :year AND (progress_report.uid NOT IN (SELECT progress_report.supersedes_uid
FROM progress_report
WHERE progress_report.supersedes_uid IS NOT NULL)) AND progress_report.as_of <= coalesce(plan_year.reference_date, :today)) AS ranked
WHERE ranked.place <= 2 ORDER BY ranked.project, ranked.place
"""

REPORTS_AHEAD = """
SELECT progress_report.project_uid, max(progress_report.as_of) AS day
FROM progress_report JOIN project ON project.uid = progress_report.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE plan_year.year = :year AND (progress_report.uid NOT IN (SELECT progress_report.supersedes_uid
FROM progress_report
WHERE progress_report.supersedes_uid IS NOT NULL)) AND progress_report.as_of > :today GROUP BY progress_report.project_uid ORDER BY progress_report.project_uid
"""

MARKS_AHEAD = """
SELECT site.project_uid, site_stage.reached_on, site.uid, site.name, stage.name AS stage
FROM site_stage JOIN site ON site.uid = site_stage.site_uid JOIN stage ON stage.uid = site_stage.stage_uid JOIN project ON project.uid = site.project_uid JOIN workstream ON workstream.uid = project.workstream_uid JOIN pillar ON pillar.uid = workstream.pillar_uid JOIN plan_year ON plan_year.uid = pillar.year_uid
WHERE plan_year.year = :year AND site_stage.reached_on > :today ORDER BY site.position, site.uid
"""
