# English. One key, one sentence; sentence case; plain and kind. Keys are sorted by where they are read.

## Pages
page-sign-in = Sign in
page-tenants = Where to work
page-studies = Studies
page-import = Import a study
page-sites = Sites
page-subjects = Subjects
page-casebook = Casebook
page-form = Form
page-people = People
page-account = Your account
page-missing = Nothing to see here
page-missing-go = Go to your studies

## Everywhere
loading = Loading
close = Close
cancel = Cancel
save = Save
try-again = Try again
offline = No connection
menu = Menu
menu-tenant = Organisation
skip-to-content = Skip to content
legend = Legend
legend-findings = Findings that nobody has answered yet
findings-count = { $n ->
    [one] 1 finding that nobody has answered yet
   *[other] { $n } findings that nobody has answered yet
}

## Signing in
email = E-mail address
password = Password
sign-in = Sign in
sign-out = Sign out
sign-in-demo = This is a demonstration. Its accounts and passwords were printed where Probatum was started. Do not enter real patients’ data.
again-title = Please sign in again
again-text = Your session has ended. Sign in again as { $email }, and you go on where you were; nothing on this page is lost.
again-other = Sign in as somebody else
tenants-question = Where do you want to work?
tenants-none = No organisation yet
tenants-none-text = Your account belongs to no organisation. Ask an administrator to invite you.
tenant-change = Work in another organisation

## Keys
keys-help = Keys
keys-everywhere = Everywhere
keys-search = Search
keys-go-subjects = Go to the study’s subjects
keys-go-studies = Go to the studies
keys-close = Close what is open
keys-matrix = In the subjects matrix
keys-matrix-move = Move from cell to cell
keys-matrix-ends = First and last cell of a row
keys-matrix-open = Open the casebook
keys-form = In a form
keys-form-next = Next field; what was typed is saved
keys-form-enter = Take the value and move on
keys-form-incomplete = Next incomplete item
keys-form-restore = Bring back what stood in the field
keys-form-missing = Say why there is no answer
keys-form-row = Add a row to the table
keys-form-column = In a table: the same column above and below
keys-form-complete = Complete the form

## Status
status-planned = Planned
status-due = Due
status-overdue = Overdue
status-in-progress = In progress
status-complete = Complete

## Studies
study-unnamed = Study without a name
study-import = Import a study
studies-none = No studies yet
studies-none-text = Studies that you have a role in appear here. A study begins with its design: a CDISC ODM file.
study-subjects = { $n ->
    [one] subject
   *[other] subjects
}
study-sites = { $n ->
    [one] site
   *[other] sites
}
environment-live = Live
environment-test = Test
environment-training = Training
environment-live-stripe = Live study
environment-test-stripe = Test environment: nothing entered here is part of the trial.
environment-training-stripe = Training environment: nothing entered here is part of the trial.
environment-live-choice = Data of trial participants.
environment-training-choice = People practise here; nothing counts.
environment-test-choice = The design is tried out here; nothing counts.
export = Export
export-head = Data in your reach
export-odm = CDISC ODM 1.3.2
export-odm-audit = CDISC ODM 1.3.2 with audit trail
export-odm-design = CDISC ODM 1.3.2, design alone
export-csv = CSV, one table per item group

## Reasons
reason-label = Reason
reason-help = It is stored in the audit trail, with your name and the time.
reason-confirm = Confirm

## Problems, one for each code
problem-malformed = What was sent could not be read.
problem-unauthenticated = Please sign in.
problem-wrong_credentials = E-mail address and password do not match.
problem-forbidden = Your role does not include this.
problem-not_found = This does not exist, or you have no access to it.
problem-wrong_method = This address does not answer that kind of request.
problem-conflict = Someone else changed this in the meantime.
problem-taken = This already exists.
problem-out_of_order = This cannot be done in the present state.
problem-too_large = This is larger than allowed.
problem-wrong_media = This kind of content is not read here.
problem-invalid = Some of what was sent cannot be accepted.
problem-reason_required = Please give a reason for this change.
problem-too_many = Too many attempts. Please wait a moment and try again.
problem-internal = Something went wrong on our side. Nothing was stored.
problem-unavailable = Probatum is starting or stopping. Please try again in a moment.
problem-offline = Probatum cannot be reached. Check the connection; what you typed is kept on this page.
problem-instance = To ask for help, quote this number: { $id }

## Months
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

## Words used in many places
yes = Yes
no = No
breadcrumbs = Where this is
load-more = Show more
time-zone = Time zone
site = Site
findings = Findings
filter-clear = Clear the filters

## Roles
role-admin = Administrator
role-manager = Study manager
role-builder = Study builder
role-data_manager = Data manager
role-monitor = Monitor
role-investigator = Investigator
role-coordinator = Site coordinator
role-coder = Coder
role-unblinded = Unblinded
role-inspector = Inspector
role-support = Provider’s support
reach-tenant = all studies

## Importing
import-drop = Drop a CDISC ODM file here
import-drop-text = Any version, with or without vendor extensions. It is looked at first; nothing is stored until you say so.
import-choose = Choose a file
import-checking = Looking at { $file } …
import-importing = Importing { $file } …
import-now = Create this study
import-environment = What the data are for
import-environment-stays = A study keeps this for good. To try the design out first, import it once for training or test and once live.
import-other = Choose another file
import-done = The study is there. Next, open its sites.
import-open-sites = Open sites
report-accepted = { $file } can become a study
report-refused = { $file } cannot become a study
report-format-unknown = What kind of file this is could not be told.
report-format-vendors = { $format }, with extensions of { $vendors }
report-refusals = { $n ->
    [one] Why not
   *[other] Why not: { $n } reasons
}
report-notes = { $n ->
    [one] 1 thing worth knowing
   *[other] { $n } things worth knowing
}
report-kept = { $n ->
    [one] 1 thing kept as it is: not understood, and exported again
   *[other] { $n } things kept as they are: not understood, and exported again
}
report-kept-none = Everything in the file was understood.
report-line = Line
report-path = Place
count-visits = { $n ->
    [one] visit
   *[other] visits
}
count-forms = { $n ->
    [one] form
   *[other] forms
}
count-groups = { $n ->
    [one] item group
   *[other] item groups
}
count-items = { $n ->
    [one] item
   *[other] items
}
count-code-lists = { $n ->
    [one] code list
   *[other] code lists
}
count-units = { $n ->
    [one] unit
   *[other] units
}
count-checks = { $n ->
    [one] check
   *[other] checks
}
count-conditions = { $n ->
    [one] condition
   *[other] conditions
}
count-methods = { $n ->
    [one] method
   *[other] methods
}
count-rules = { $n ->
    [one] rule
   *[other] rules
}

## Sites
site-open = Open a site
site-code = Code
site-code-help = Short, such as DE01. It becomes part of the subjects’ keys.
site-name = Name
site-country = Country
site-country-help = Two letters (ISO 3166), such as DE.
site-zone-help = Times are shown in it. An IANA name, such as Europe/Berlin.
sites-none = No sites yet
sites-none-text = Subjects are enrolled at sites. A study manager opens them.
sites-all = All sites

## Subjects
subject = Subject
subject-state = State
subject-created = Added
subject-state-change = Change state
subject-state-question = From { $from } to { $to }.
subject-state-screening = Screening
subject-state-screen_failed = Screen failure
subject-state-enrolled = Enrolled
subject-state-completed = Completed
subject-state-withdrawn = Withdrawn
states-all = All states
subjects-search = Search by subject key
subjects-shown = { $n ->
    [one] 1 subject shown
   *[other] { $n } subjects shown
}
subjects-none = No subjects yet
subjects-none-text = Each subject is a row here, each visit a column. Enrol the first one to begin.
subjects-none-match = No subject matches
subjects-none-match-text = Nobody fits these filters.
enrol = Enrol a subject
enrol-key = Key given elsewhere
enrol-key-help = Leave it blank, and the study’s pattern makes the key.
enrol-no-site = There is no site at which you may enrol subjects.

## Visits and forms
visits-and-forms = Visits and forms
context = About this
visit-add = Add a visit
visit-nth = { $title } #{ $n }
visit-date = Visit date
visit-date-set = Set date
visit-date-change = Change date
visit-date-question = When did it take place?
visit-window = Planned { $on } ({ $from } – { $until })
visit-window-help = Planned day, with the first and last day of the window
date-help = As you know it: 3 mar 24, 2024-03-03, today, or only mar 2024.
date-unclear = This is not a date yet. Write it like 3 Mar 2024.
form-another = Add another
study-version = Design version
cell-took-place = took place { $date }
cell-planned = planned { $on }, until { $until }
cell-forms = { $complete } of { $forms } forms complete
cell-repeats = { $n } times

## History
history = History
history-form = The whole form, newest first
history-whole-form = Whole form
history-none = Nothing has been entered yet.
history-blank = blank
history-was = was
history-is = is now
history-row = { $item }, row { $n }
history-derived = worked out by { $rule }
history-subject = History of the subject
history-part-key = Key
history-part-site = Site
history-part-state = State
history-part-version = Version of the study
history-visit = { $visit }, number { $n }
missing-ND = Not done
missing-UNK = Unknown
missing-NASK = Not asked
missing-NA = Not applicable
missing-NI = No information

## People and account
people-none = Nobody yet
people-none-text = People appear here once they have a role in this organisation.
person-name = Name
person-roles = Roles
looks = Looks
looks-text = Kept in this browser.
language = Language
theme = Colours
theme-system = As the system has it
theme-light = Light
theme-dark = Dark
password-change = Change the password
password-change-text = Every other session of yours ends.
password-changed = Your password has been changed.
password-present = Present password
password-new = New password
password-again = New password again
password-help = At least 12 characters; a sentence is easier to remember than symbols.
password-differs = The two new passwords differ.
everywhere = Sign out everywhere
everywhere-text = Ends your sessions on every device, this one included.
everywhere-out = Sign out everywhere

## Queries
page-queries = Queries
queries-shown = { $n ->
    [one] 1 query shown
   *[other] { $n } queries shown
}
queries-none = Nothing to resolve
queries-none-text = Questions about the data appear here: those that checks ask when a form is complete, and those that people ask.
queries-none-match = No query matches
queries-none-match-text = Take away a filter, or look for something else.
queries-search = Search text, rule or subject
queries-open-count = { $n ->
    [one] 1 open query
   *[other] { $n } open queries
}
queries-answered-count = { $n ->
    [one] 1 answered query
   *[other] { $n } answered queries
}
legend-open = Open queries: the site has to answer
legend-answered = Answered queries: to be closed or asked again
query-thread = Query
query-candidate = Candidate
query-open = Open
query-answered = Answered
query-reopened = Asked again
query-closed = Closed
query-cancelled = Withdrawn
query-how-confirmed = value confirmed
query-how-corrected = data corrected
query-how-explained = explained
query-how-settled = settled
query-how-conforms = the data conform
query-how-superseded = another value, another query
query-did-asked = asked
query-did-comment = wrote
query-did-assigned = assigned
query-did-changed = changed the data
query-did-renewed = follows the new value
query-did-release = released
query-did-discard = discarded
query-did-answer = answered
query-did-close = closed
query-did-reopen = asked again
query-did-cancel = withdrawn
query-did-conform = closed by itself
query-behalf = , on the change of { $name }
query-do-confirm = Confirm the value
query-do-answer = Answer
query-do-close = Close
query-do-reopen = Ask again
query-do-cancel = Withdraw
query-do-release = Release
query-do-discard = Discard
query-do-comment = Comment
query-words = Your words
query-say-why = Write a few words first: whoever reads this later needs to know why.
query-today = today
query-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
query-working-days = { $n ->
    [one] 1 working day
   *[other] { $n } working days
}
query-due = Due
query-overdue = Overdue
query-overdue-count = Overdue: { $n }
query-older = Over { $days } days: { $n }
query-older-than = Over { $days } days
query-one-place = One place only
query-assignee = Assigned to
query-nobody = Nobody
query-assign = Assign…
query-as-it-is = As it is
query-rule = Check
query-audience = Asks
query-to-site = the site
query-to-monitoring = monitoring
query-to-data_management = data management
query-to-coding = coding
query-priority = Priority
query-priority-all = All priorities
query-priority-low = Low priority
query-priority-normal = Normal priority
query-priority-high = High priority
query-changed-since = changed since closed
query-choose = Choose the query at { $subject }
query-choose-none = Choose none
query-chosen = { $n } chosen
query-bulk = With the chosen queries
query-bulk-will = { $what }, of the chosen queries: { $n }
query-bulk-left = These stay as they are: { $n }
query-state = State
query-mine = Assigned to me
query-show-active = To resolve
query-show-open = Open
query-show-answered = Answered
query-show-candidate = Candidates
query-show-closed = Closed
query-show-changed = Changed since closed
query-show-unsettled = Closed by hand, still failing
query-show-cancelled = Withdrawn
query-show-all = All
query-filters = Saved filters
query-filter-keep = Keep this filter…
query-filter-forget = Forget “{ $name }”
query-filter-name = Name of the filter
query-filter-share = Everybody in the study sees it
query-yield = Yield of checks
query-yield-text = Of all queries that a check has asked, how many led to changed data. A check whose questions change nothing costs the sites more than it is worth.
query-yield-asked = Asked
query-yield-changed = Data changed
query-yield-confirmed = Confirmed
query-yield-share = Yield
query-ask = Ask a question
query-question = What should the site check?
query-propose = As a candidate, for another person to release
query-none-here = No query here.
keys-go-queries = Queries of the study
keys-form-ask = Ask about this item
keys-queries-move = Next and previous query
keys-queries-choose = Choose for an action with several
keys-queries-answer = Write
keys-queries-close = Close
keys-queries-reopen = Ask again
