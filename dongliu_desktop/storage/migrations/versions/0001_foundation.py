"""The foundation: all tables, and steps that nobody can rewrite.

Revision: 0001; the first one.
"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables of the first version."""
    op.create_table('attachment_content',
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('sha256', name=op.f('pk_attachment_content'))
    )
    op.create_table('community',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_community'))
    )
    op.create_table('light_rule',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('yellow_within', sa.Float(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_light_rule'))
    )
    op.create_table('office',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('district', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_office'))
    )
    op.create_table('person',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_person'))
    )
    op.create_table('replica',
    sa.Column('uid', sa.Text(), nullable=False),
    sa.Column('minted_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_replica'))
    )
    op.create_table('section',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_section'))
    )
    op.create_table('stage_track',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_stage_track')),
    sa.UniqueConstraint('name', name=op.f('uq_stage_track_name'))
    )
    op.create_table('step',
    sa.Column('uid', sa.Text(), nullable=False),
    sa.Column('replica', sa.Text(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('clock', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('reverts', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_step')),
    sa.UniqueConstraint('replica', 'seq', name=op.f('uq_step_replica_seq'))
    )
    op.create_table('theme',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_theme')),
    sa.UniqueConstraint('name', name=op.f('uq_theme_name'))
    )
    op.create_table('indicator',
    sa.Column('theme_uid', sa.Text(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('unit', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['theme_uid'], ['theme.uid'], name=op.f('fk_indicator_theme_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_indicator'))
    )
    op.create_table('plan_year',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('reference_date', sa.Date(), nullable=True),
    sa.Column('closing_day', sa.Integer(), nullable=False),
    sa.Column('frozen', sa.Boolean(), nullable=False),
    sa.Column('light_rule_uid', sa.Text(), nullable=True),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.CheckConstraint('closing_day BETWEEN 1 AND 31', name=op.f('ck_plan_year_closing_day')),
    sa.ForeignKeyConstraint(['light_rule_uid'], ['light_rule.uid'], name=op.f('fk_plan_year_light_rule_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_plan_year')),
    sa.UniqueConstraint('year', name=op.f('uq_plan_year_year'))
    )
    op.create_table('post',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('section_uid', sa.Text(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['section_uid'], ['section.uid'], name=op.f('fk_post_section_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_post'))
    )
    op.create_table('project_kind',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('stage_track_uid', sa.Text(), nullable=True),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['stage_track_uid'], ['stage_track.uid'], name=op.f('fk_project_kind_stage_track_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_project_kind'))
    )
    op.create_table('stage',
    sa.Column('track_uid', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('weight', sa.Float(), nullable=False),
    sa.Column('beside', sa.Boolean(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['track_uid'], ['stage_track.uid'], name=op.f('fk_stage_track_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_stage'))
    )
    with op.batch_alter_table('stage', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_stage_track_uid'), ['track_uid'], unique=False)

    op.create_table('step_change',
    sa.Column('uid', sa.Text(), nullable=False),
    sa.Column('step_uid', sa.Text(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('entity', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('field', sa.Text(), nullable=True),
    sa.Column('old', sa.Text(), nullable=True),
    sa.Column('new', sa.Text(), nullable=True),
    sa.Column('parents', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['step_uid'], ['step.uid'], name=op.f('fk_step_change_step_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_step_change'))
    )
    with op.batch_alter_table('step_change', schema=None) as batch_op:
        batch_op.create_index('ix_step_change_record', ['entity', 'key'], unique=False)
        batch_op.create_index(batch_op.f('ix_step_change_step_uid'), ['step_uid'], unique=False)

    op.create_table('appointment',
    sa.Column('post_uid', sa.Text(), nullable=False),
    sa.Column('person_uid', sa.Text(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_uid'], ['person.uid'], name=op.f('fk_appointment_person_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['post_uid'], ['post.uid'], name=op.f('fk_appointment_post_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_appointment'))
    )
    with op.batch_alter_table('appointment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_appointment_post_uid'), ['post_uid'], unique=False)

    op.create_table('pillar',
    sa.Column('year_uid', sa.Text(), nullable=False),
    sa.Column('theme_uid', sa.Text(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('short', sa.Text(), nullable=False),
    sa.Column('goal', sa.Text(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['theme_uid'], ['theme.uid'], name=op.f('fk_pillar_theme_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['year_uid'], ['plan_year.uid'], name=op.f('fk_pillar_year_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_pillar'))
    )
    with op.batch_alter_table('pillar', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pillar_year_uid'), ['year_uid'], unique=False)

    op.create_table('workstream',
    sa.Column('pillar_uid', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['pillar_uid'], ['pillar.uid'], name=op.f('fk_workstream_pillar_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_workstream'))
    )
    with op.batch_alter_table('workstream', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_workstream_pillar_uid'), ['pillar_uid'], unique=False)

    op.create_table('year_note',
    sa.Column('year_uid', sa.Text(), nullable=False),
    sa.Column('pillar_uid', sa.Text(), nullable=True),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['pillar_uid'], ['pillar.uid'], name=op.f('fk_year_note_pillar_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['year_uid'], ['plan_year.uid'], name=op.f('fk_year_note_year_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_year_note'))
    )
    with op.batch_alter_table('year_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_year_note_year_uid'), ['year_uid'], unique=False)

    op.create_table('project',
    sa.Column('workstream_uid', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('kind_uid', sa.Text(), nullable=True),
    sa.Column('nature', sa.Text(), nullable=False),
    sa.Column('measure', sa.Text(), nullable=False),
    sa.Column('target', sa.Text(), nullable=False),
    sa.Column('target_quantity', sa.Float(), nullable=True),
    sa.Column('unit', sa.Text(), nullable=False),
    sa.Column('qualifier', sa.Text(), nullable=False),
    sa.Column('start', sa.Date(), nullable=True),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('due_text', sa.Text(), nullable=False),
    sa.Column('leader_uid', sa.Text(), nullable=True),
    sa.Column('section_uid', sa.Text(), nullable=True),
    sa.Column('officer_uid', sa.Text(), nullable=True),
    sa.Column('weight', sa.Float(), nullable=False),
    sa.Column('total_investment', sa.Float(), nullable=True),
    sa.Column('annual_investment', sa.Float(), nullable=True),
    sa.Column('light_override', sa.Text(), nullable=True),
    sa.Column('light_override_reason', sa.Text(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.CheckConstraint("light_override IS NULL OR light_override IN ('blue', 'green', 'yellow', 'red', 'grey')", name=op.f('ck_project_light_override')),
    sa.CheckConstraint("measure IN ('percent', 'quantity', 'sites', 'milestones', 'words')", name=op.f('ck_project_measure')),
    sa.CheckConstraint("nature IN ('', '新建', '续建', '结转', '前期')", name=op.f('ck_project_nature')),
    sa.CheckConstraint('start IS NULL OR due IS NULL OR start <= due', name=op.f('ck_project_dates')),
    sa.ForeignKeyConstraint(['kind_uid'], ['project_kind.uid'], name=op.f('fk_project_kind_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['leader_uid'], ['post.uid'], name=op.f('fk_project_leader_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['officer_uid'], ['post.uid'], name=op.f('fk_project_officer_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['section_uid'], ['section.uid'], name=op.f('fk_project_section_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['workstream_uid'], ['workstream.uid'], name=op.f('fk_project_workstream_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_project'))
    )
    with op.batch_alter_table('project', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_project_workstream_uid'), ['workstream_uid'], unique=False)

    op.create_table('milestone',
    sa.Column('project_uid', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('planned', sa.Date(), nullable=True),
    sa.Column('actual', sa.Date(), nullable=True),
    sa.Column('weight', sa.Float(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['project_uid'], ['project.uid'], name=op.f('fk_milestone_project_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_milestone'))
    )
    with op.batch_alter_table('milestone', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_milestone_project_uid'), ['project_uid'], unique=False)

    op.create_table('problem',
    sa.Column('year_uid', sa.Text(), nullable=False),
    sa.Column('project_uid', sa.Text(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('owner_uid', sa.Text(), nullable=True),
    sa.Column('measure', sa.Text(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('evidence', sa.Text(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('struck_off_on', sa.Date(), nullable=True),
    sa.Column('struck_off_by', sa.Text(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['owner_uid'], ['post.uid'], name=op.f('fk_problem_owner_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_uid'], ['project.uid'], name=op.f('fk_problem_project_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['year_uid'], ['plan_year.uid'], name=op.f('fk_problem_year_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_problem'))
    )
    with op.batch_alter_table('problem', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_problem_project_uid'), ['project_uid'], unique=False)
        batch_op.create_index(batch_op.f('ix_problem_year_uid'), ['year_uid'], unique=False)

    op.create_table('progress_report',
    sa.Column('project_uid', sa.Text(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('percent', sa.Float(), nullable=True),
    sa.Column('quantity', sa.Float(), nullable=True),
    sa.Column('qualifier', sa.Text(), nullable=False),
    sa.Column('investment', sa.Float(), nullable=True),
    sa.Column('done', sa.Boolean(), nullable=False),
    sa.Column('progress', sa.Text(), nullable=False),
    sa.Column('problems', sa.Text(), nullable=False),
    sa.Column('next_steps', sa.Text(), nullable=False),
    sa.Column('reporter', sa.Text(), nullable=False),
    sa.Column('entered_at', sa.DateTime(), nullable=False),
    sa.Column('supersedes_uid', sa.Text(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.CheckConstraint('percent IS NULL OR percent BETWEEN 0 AND 100', name=op.f('ck_progress_report_percent')),
    sa.CheckConstraint('quantity IS NULL OR quantity >= 0', name=op.f('ck_progress_report_quantity')),
    sa.ForeignKeyConstraint(['project_uid'], ['project.uid'], name=op.f('fk_progress_report_project_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_progress_report'))
    )
    with op.batch_alter_table('progress_report', schema=None) as batch_op:
        batch_op.create_index('ix_progress_report_latest', ['project_uid', 'as_of', 'entered_at', 'uid'], unique=False)
        batch_op.create_index('ix_progress_report_supersedes', ['supersedes_uid'], unique=False, sqlite_where=sa.text('supersedes_uid IS NOT NULL'))

    op.create_table('project_community',
    sa.Column('project_uid', sa.Text(), nullable=False),
    sa.Column('community_uid', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['community_uid'], ['community.uid'], name=op.f('fk_project_community_community_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_uid'], ['project.uid'], name=op.f('fk_project_community_project_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_project_community'))
    )
    with op.batch_alter_table('project_community', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_project_community_project_uid'), ['project_uid'], unique=False)

    op.create_table('project_link',
    sa.Column('earlier_uid', sa.Text(), nullable=False),
    sa.Column('later_uid', sa.Text(), nullable=False),
    sa.Column('relation', sa.Text(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.CheckConstraint("relation IN ('结转', '延续')", name=op.f('ck_project_link_relation')),
    sa.ForeignKeyConstraint(['earlier_uid'], ['project.uid'], name=op.f('fk_project_link_earlier_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['later_uid'], ['project.uid'], name=op.f('fk_project_link_later_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_project_link')),
    sa.UniqueConstraint('earlier_uid', 'later_uid', name=op.f('uq_project_link_earlier_uid_later_uid'))
    )
    with op.batch_alter_table('project_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_project_link_earlier_uid'), ['earlier_uid'], unique=False)
        batch_op.create_index(batch_op.f('ix_project_link_later_uid'), ['later_uid'], unique=False)

    op.create_table('project_section',
    sa.Column('project_uid', sa.Text(), nullable=False),
    sa.Column('section_uid', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['project_uid'], ['project.uid'], name=op.f('fk_project_section_project_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['section_uid'], ['section.uid'], name=op.f('fk_project_section_section_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_project_section'))
    )
    with op.batch_alter_table('project_section', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_project_section_project_uid'), ['project_uid'], unique=False)

    op.create_table('reading',
    sa.Column('indicator_uid', sa.Text(), nullable=False),
    sa.Column('year_uid', sa.Text(), nullable=False),
    sa.Column('project_uid', sa.Text(), nullable=True),
    sa.Column('period', sa.Text(), nullable=False),
    sa.Column('from_month', sa.Integer(), nullable=True),
    sa.Column('to_month', sa.Integer(), nullable=True),
    sa.Column('cumulative', sa.Boolean(), nullable=False),
    sa.Column('value', sa.Float(), nullable=True),
    sa.Column('printed', sa.Text(), nullable=False),
    sa.Column('unit', sa.Text(), nullable=False),
    sa.Column('qualifier', sa.Text(), nullable=False),
    sa.Column('growth', sa.Text(), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=True),
    sa.Column('rank_basis', sa.Text(), nullable=False),
    sa.Column('rank_scope', sa.Text(), nullable=False),
    sa.Column('target_low', sa.Float(), nullable=True),
    sa.Column('target_high', sa.Float(), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.CheckConstraint('from_month IS NULL OR from_month BETWEEN 1 AND 12', name=op.f('ck_reading_from_month')),
    sa.CheckConstraint('to_month IS NULL OR to_month BETWEEN from_month AND 12', name=op.f('ck_reading_to_month')),
    sa.ForeignKeyConstraint(['indicator_uid'], ['indicator.uid'], name=op.f('fk_reading_indicator_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_uid'], ['project.uid'], name=op.f('fk_reading_project_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['year_uid'], ['plan_year.uid'], name=op.f('fk_reading_year_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_reading'))
    )
    with op.batch_alter_table('reading', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reading_indicator_uid'), ['indicator_uid'], unique=False)
        batch_op.create_index(batch_op.f('ix_reading_project_uid'), ['project_uid'], unique=False)
        batch_op.create_index(batch_op.f('ix_reading_year_uid'), ['year_uid'], unique=False)

    op.create_table('site',
    sa.Column('project_uid', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('unit', sa.Text(), nullable=False),
    sa.Column('count', sa.Float(), nullable=True),
    sa.Column('area', sa.Float(), nullable=True),
    sa.Column('community_uid', sa.Text(), nullable=True),
    sa.Column('officer_uid', sa.Text(), nullable=True),
    sa.Column('status', sa.Text(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['community_uid'], ['community.uid'], name=op.f('fk_site_community_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['officer_uid'], ['post.uid'], name=op.f('fk_site_officer_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_uid'], ['project.uid'], name=op.f('fk_site_project_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_site'))
    )
    with op.batch_alter_table('site', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_site_project_uid'), ['project_uid'], unique=False)

    op.create_table('attachment',
    sa.Column('project_uid', sa.Text(), nullable=False),
    sa.Column('report_uid', sa.Text(), nullable=True),
    sa.Column('site_uid', sa.Text(), nullable=True),
    sa.Column('problem_uid', sa.Text(), nullable=True),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('media_type', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['problem_uid'], ['problem.uid'], name=op.f('fk_attachment_problem_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['project_uid'], ['project.uid'], name=op.f('fk_attachment_project_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['report_uid'], ['progress_report.uid'], name=op.f('fk_attachment_report_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['site_uid'], ['site.uid'], name=op.f('fk_attachment_site_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_attachment'))
    )
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attachment_project_uid'), ['project_uid'], unique=False)

    op.create_table('household',
    sa.Column('site_uid', sa.Text(), nullable=False),
    sa.Column('holder', sa.Text(), nullable=False),
    sa.Column('phone', sa.Text(), nullable=False),
    sa.Column('id_number', sa.Text(), nullable=False),
    sa.Column('bank_account', sa.Text(), nullable=False),
    sa.Column('compensation', sa.Float(), nullable=True),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['site_uid'], ['site.uid'], name=op.f('fk_household_site_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_household'))
    )
    with op.batch_alter_table('household', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_household_site_uid'), ['site_uid'], unique=False)

    op.create_table('site_stage',
    sa.Column('site_uid', sa.Text(), nullable=False),
    sa.Column('stage_uid', sa.Text(), nullable=False),
    sa.Column('reached_on', sa.Date(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.CheckConstraint("state IN ('done', 'started', 'intended')", name=op.f('ck_site_stage_state')),
    sa.ForeignKeyConstraint(['site_uid'], ['site.uid'], name=op.f('fk_site_stage_site_uid'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['stage_uid'], ['stage.uid'], name=op.f('fk_site_stage_stage_uid'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_site_stage')),
    sa.UniqueConstraint('site_uid', 'stage_uid', name=op.f('uq_site_stage_site_uid_stage_uid'))
    )
    with op.batch_alter_table('site_stage', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_site_stage_site_uid'), ['site_uid'], unique=False)

    for table in ("step", "step_change"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END"
            )


def downgrade() -> None:
    """Refuse: a data file only moves forward; its backup is beside it."""
    raise NotImplementedError
