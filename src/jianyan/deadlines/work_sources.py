"""待办来源 — where the lines of the worklist come from: tasks, cases, replies, ratings, promises."""

# Every source gives: case, part, task, job, is it new, due day, since when, looked at as a hub.
_TASKS = """
SELECT l.case_id, 'A' || l.task AS part, l.task,
  CASE WHEN l.state = 'to_acknowledge' THEN 'acknowledge'
       WHEN l.role = 'co' THEN 'give_co_opinion'
       WHEN l.round_state = 'drafting' THEN 'send_for_approval'
       WHEN l.round_state = 'in_approval' THEN 'endorse'
       WHEN l.round_state = 'approved' THEN 'issue'
       WHEN l.round_state = 'office_review' AND l.hub_id = ANY(%(reviewing)s) THEN 'pass_office_review'
       WHEN l.round_state = 'office_review' THEN 'await_review'
       WHEN l.round_state = 'issued' THEN 'deliver'
       WHEN l.state = 'return_asked' THEN 'await_return'
       ELSE 'draft_reply' END AS job,
  l.state = 'to_acknowledge' OR (l.round_state IN ('in_approval', 'approved')
    AND l.unit_id = ANY(%(approving)s)) OR (l.round_state = 'office_review'
    AND l.hub_id = ANY(%(reviewing)s)) AS is_new,
  CASE WHEN l.state = 'to_acknowledge' THEN COALESCE(s.due_on, l.due_on) ELSE l.due_on END AS due_on,
  l.assigned_on AS since_on, NOT l.unit_id = ANY(%(staffed)s) AS as_hub
FROM deadlines_ledgerrow l
LEFT JOIN deadlines_clock s ON s.case_id = l.case_id AND s.part = 'A' || l.task
  AND s."limit" = 'sign_in' AND s.stopped_on IS NULL
WHERE (l.unit_id = ANY(%(units)s) OR l.hub_id = ANY(%(hubs)s) OR l.unit_id = ANY(%(staffed)s)
    AND EXISTS (SELECT 1 FROM cases_routing g WHERE g.case_id = l.case_id
      AND g.assignment_no = l.task AND g.section_id = ANY(%(sections)s)))
  AND l.state IN ('to_acknowledge', 'working', 'return_asked', 'co_opinion_back')
  AND l.case_state IN ('assigned', 'handling', 'replied', 'rehandling')
  AND NOT (l.role = 'reference' AND l.state <> 'to_acknowledge')
"""
_CASES = """
SELECT c.id, '', 0,
  CASE c.state WHEN 'submitted' THEN 'review' WHEN 'in_review' THEN 'file'
               WHEN 'filed' THEN CASE c.channel WHEN 'offline' THEN 'conclude_offline' ELSE 'assign' END
               ELSE 'conclude' END,
  c.state = 'submitted', NULL::date, COALESCE(c.replied_on, c.filed_on, c.submitted_on), false
FROM cases_case c
WHERE c.office_id = ANY(%(offices)s) AND (c.state IN ('submitted', 'in_review', 'filed')
  OR (c.state = 'replied' AND NOT EXISTS (SELECT 1 FROM cases_round r WHERE r.case_id = c.id
      AND r.state IN ('drafting', 'in_approval', 'approved', 'office_review', 'issued', 'delivered', 'dissatisfied',
        'escalated'))))
"""
_OPINIONS = """
SELECT o.case_id, '', 0, 'give_review_opinion', true, NULL::date, c.submitted_on, false
FROM cases_reviewopinion o JOIN cases_case c ON c.id = o.case_id
WHERE o.reviewer_id = %(me)s AND o.given_on IS NULL AND c.state = 'in_review'
  AND c.office_id = ANY(%(offices)s) AND o.stage = (SELECT last.stage FROM cases_reviewopinion last
    WHERE last.case_id = o.case_id ORDER BY last.no DESC LIMIT 1)
"""
_RETURNS = """
SELECT a.case_id, 'A' || a.no, a.no, 'decide_return', true, s.due_on, a.return_asked_on, false
FROM cases_case c JOIN cases_assignment a ON a.case_id = c.id AND a.state = 'return_asked'
LEFT JOIN deadlines_clock s ON s.case_id = a.case_id AND s.part = 'A' || a.no
  AND s."limit" = 'return_decide' AND s.stopped_on IS NULL
WHERE c.office_id = ANY(%(offices)s) AND c.state IN ('assigned', 'handling', 'replied', 'rehandling')
"""
_EXTENSIONS = """
SELECT a.case_id, 'A' || a.no, a.no, 'decide_extension', true, l.due_on, a.extension_asked_on, false
FROM deadlines_ledgerrow l JOIN cases_assignment a ON a.case_id = l.case_id AND a.no = l.task
WHERE (l.office_id = ANY(%(allowing)s) OR l.hub_id = ANY(%(allowing)s))
  AND l.state IN ('to_acknowledge', 'working', 'return_asked')
  AND l.case_state IN ('assigned', 'handling', 'replied', 'rehandling')
  AND a.extension_asked_on IS NOT NULL
"""
_RATINGS = """
SELECT r.case_id, 'R' || r.no, r.assignment_no,
  CASE WHEN r.state = 'dissatisfied' THEN 'decide_dissatisfied' WHEN r.state = 'escalated' THEN 'settle'
    WHEN r.state = 'delivered' AND r.paper_on IS NOT NULL THEN 'register_rating'
    WHEN r.state = 'delivered' THEN 'close_rating' ELSE 'call_back' END,
  r.state IN ('dissatisfied', 'escalated'), NULL::date,
  CASE WHEN r.state IN ('dissatisfied', 'escalated') THEN r.delivered_on
    ELSE COALESCE(r.paper_on, r.feedback_due_on, r.delivered_on) END, false
FROM cases_case c JOIN cases_round r ON r.case_id = c.id
WHERE c.office_id = ANY(%(offices)s) AND c.state IN ('assigned', 'handling', 'replied', 'rehandling')
  AND (r.state IN ('dissatisfied', 'escalated')
    OR (r.state = 'delivered' AND (r.feedback_due_on < %(today)s OR r.paper_on IS NOT NULL))
    OR (r.state = 'rated' AND EXISTS (SELECT 1 FROM cases_rating g WHERE g.case_id = r.case_id
        AND g.round_no = r.no AND g.on_paper AND g.call_back = '')))
"""
_PROMISES = """
SELECT m.case_id, 'C' || m.no, m.assignment_no, 'report_progress', false, m.due_on, m.made_on, false
FROM cases_commitment m WHERE m.state = 'open' AND (m.unit_id = ANY(%(units)s)
  OR m.unit_id = ANY(%(staffed)s) AND EXISTS (SELECT 1 FROM cases_routing g WHERE g.case_id = m.case_id
    AND g.assignment_no = m.assignment_no AND g.section_id = ANY(%(sections)s)))
"""
_LOOKS = """
SELECT r.case_id, 'R' || r.no, r.assignment_no, 'look_jointly', true, NULL::date, p.passed_on, false
FROM cases_case c JOIN cases_round r ON r.case_id = c.id AND r.state = 'office_review'
JOIN cases_approval p ON p.case_id = r.case_id AND p.round_no = r.no AND p.draft = r.drafts
  AND p.step = 'joint_asked'
WHERE c.office_id = ANY(%(offices)s) AND c.state IN ('assigned', 'handling', 'replied', 'rehandling')
  AND NOT EXISTS (SELECT 1 FROM cases_approval g WHERE g.case_id = r.case_id AND g.round_no = r.no
    AND g.draft = r.drafts AND g.step = 'joint_look')
"""
_SHOWING = """
SELECT d.case_id, 'D' || d.no, r.assignment_no,
  CASE d.state WHEN 'reviewed' THEN 'publish' ELSE 'review_disclosure' END,
  false, NULL::date, COALESCE(d.reviewed_on, r.delivered_on), false
FROM cases_disclosure d
JOIN cases_round r ON r.case_id = d.case_id AND r.no = d.round_no
JOIN cases_assignment a ON a.case_id = d.case_id AND a.no = r.assignment_no
WHERE d.state IN ('unreviewed', 'reviewed') AND a.unit_id = ANY(%(disclosing)s)
"""
SOURCES = " UNION ALL ".join(
    (_TASKS, _CASES, _OPINIONS, _RETURNS, _EXTENSIONS, _RATINGS, _PROMISES, _LOOKS, _SHOWING)
)
