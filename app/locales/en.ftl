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
again-text = You were away for a while, or your session has ended. Prove as { $email } that it is you, and you go on where you were; nothing on this page is lost.
again-other = Sign in as somebody else
again-kept = What you typed here is kept on this computer, for you alone.
again-somebody-else = { $other } has signed in meanwhile in this browser. Only you can go on with this page; { $other } neither sees nor sends what you typed.
tenants-question = Where do you want to work?
tenants-none = No organisation yet
tenants-none-text = Your account belongs to no organisation. Ask an administrator to invite you.
tenant-change = Work in another organisation

## What is not yet sent
unsent-title = What is not yet sent
unsent-count = { $n ->
    [one] 1 change not sent
   *[other] { $n } changes not sent
}
unsent-offline = { $n ->
    [one] No connection, 1 change not sent
   *[other] No connection, { $n } changes not sent
}
unsent-online = The server is reached.
unsent-no-line = The server is not reached. You can go on entering; it is sent when the connection is back.
unsent-no-line-since = The server is not reached. You see what was there at { $when }. You can go on entering; it is sent when the connection is back.
unsent-kept = It is kept on this computer, for { $name } alone, and sent in this order.
unsent-none = Everything you entered on this computer is saved on the server.
unsent-since = { $n ->
    [one] 1 change, since { $since }
   *[other] { $n } changes, since { $since }
}
unsent-sending = is being sent
unsent-waits-line = waits for the connection
unsent-waits-sign-in = waits until you sign in again
unsent-waits-reason = waits for a reason
unsent-refused = was not taken: open the form
unsent-look = needs a decision: open the form
unsent-try = Send now
unsent-leave-title = Not everything is sent yet
unsent-leave = { $n ->
    [one] 1 change is not on the server yet. It stays on this computer, for you alone, and is sent when you sign in here again.
   *[other] { $n } changes are not on the server yet. They stay on this computer, for you alone, and are sent when you sign in here again.
}
unsent-leave-anyway = Sign out
unsent-stay = Stay

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
status-not-done = Did not occur
status-removed = Out of use

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
apart-missing = A part of Probatum did not arrive. What you typed is kept on this computer.
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

## Visits, calendar and logs
visit-agree = Agree on a day
visit-agree-question = On which day?
visit-agreed = Agreed on { $on }
day-help = A whole day: 3 mar 24, 2024-03-03, today.
visit-skip = Did not occur
visit-skip-text = Nothing of this visit will be missing or overdue. You can take it back.
visit-skip-why = Why did it not take place?
visit-skip-note = Remark
visit-unskip = It did occur
visit-unskip-text = { $what } is said not to have taken place. Taking that back asks for its forms again.
visit-why = Reason:
visit-why-question = Why is there this visit?
visit-add-confirm = Add the visit
visit-more = More for { $visit }
visit-late = { $n ->
    [one] { $n } day late
   *[other] { $n } days late
}
visit-early = { $n ->
    [one] { $n } day early
   *[other] { $n } days early
}
visit-in-window = in window
visit-withheld = No longer asked of this subject
visit-left = The study does not ask for this visit any more. What was entered stays.
ruled-visit = This visit is here by a rule.
ruled-form = { $form } is here by a rule.
ruled-no-visit = { $visit } is not asked of this subject.
ruled-no-form = { $form } ({ $visit }) is not asked of this subject.
not-asked = Not asked of this subject ({ $n })
take-out = Take out of use
take-out-form = Take this form out of use
take-out-visit-text = { $what } and its forms go out of use. Nothing is deleted; they can be brought back.
take-out-form-text = { $what } goes out of use. Nothing is deleted; it can be brought back.
bring-back = Bring back
bring-back-text = { $what } counts again.
out-of-use = Out of use ({ $n })
closed-form_retired = This form is out of use. It is kept as it was and does not count.
closed-visit_retired = This visit is out of use, with its forms. They are kept as they were and do not count.
closed-did_not_occur = This visit is said not to have taken place.
not-done-MISSED = Subject did not come
not-done-UNREACHABLE = Subject could not be reached
not-done-ILL = Subject was too ill
not-done-REFUSED = Subject did not want it
not-done-SITE = Site could not hold it
not-done-ENDED = Subject had left the study
not-done-OTHER = Other
page-calendar = Calendar
page-log = Log
calendar-of = { $month } { $year }
calendar-zone = Days as at the site ({ $zone })
calendar-today = Today
calendar-previous = Previous month
calendar-next = Next month
calendar-view = Show as
calendar-month = Month
calendar-list = List
calendar-more = { $n ->
    [one] and one more
   *[other] and { $n } more
}
calendar-overdue = { $n ->
    [one] One visit waits from before
   *[other] { $n } visits wait from before
}
calendar-agreed = agreed on
calendar-none = No visits in this month
calendar-none-text = Visits appear here on the day they are planned for, agreed on, or took place.
log-open = { $form } as a table
log-add = Add a row
log-none = Nothing in this log yet
log-none-text = Each row that is entered stands here, and what it is linked to.
log-search = Search in this log
log-linked-from = Linked from
log-link-gone = Row { $row } is not there any more
log-move = Out of use, or back
history-part-appointment = agreed day
history-part-visit_reason = reason for the visit
history-part-not_done = did not occur
history-part-not_done_note = remark
history-part-visit_retired = use
history-out-of-use = out of use
history-in-use = in use
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-long-1 = January
month-long-2 = February
month-long-3 = March
month-long-4 = April
month-long-5 = May
month-long-6 = June
month-long-7 = July
month-long-8 = August
month-long-9 = September
month-long-10 = October
month-long-11 = November
month-long-12 = December

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
history-entered = entered { $when }
history-settled = decided between two people’s values
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
looks-text = The languages go with your account; the colours are kept in this browser.
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
password-help = At least 15 characters; a sentence is easier to remember than symbols.
password-differs = The two new passwords differ.
everywhere = Sign out everywhere
everywhere-text = Ends your sessions on every device, this one included.
everywhere-out = Sign out everywhere

## Versions and releases
page-versions = Versions
page-new-version = New version
page-version = Version
page-release = Release to sites
version-n = No.
version-name = Name
version-name-help = Such as “Amendment 2”. Empty takes the name in the file.
version-number = Version { $n }
version-state = State
version-draft = Draft
version-is-published = Published
version-retired = Retired
version-current = In use for new sites
version-is-current = New sites begin with this version.
version-added = Added by
version-published = Published by
version-sites = Sites
version-subjects = Subjects
version-hash = Fingerprint (SHA-256)
version-file = From the file
version-add = Add as a draft
version-publish = Publish
version-retire = Retire
changes-against = What it changes against { $version }
changes-none = Nothing is different.
changes-added = added
changes-changed = changed
changes-removed = removed
changes-touch-data = { $n ->
    [one] One change touches what may have been entered. Entered values stay as they are.
   *[other] { $n } changes touch what may have been entered. Entered values stay as they are.
  }
change-how = Change
change-what = What
change-details = Details
change-added = Added
change-changed = Changed
change-removed = Removed
change-touches-data = Touches entered data
part-study = Study
part-visit = Visits
part-form = Forms
part-group = Groups
part-item = Questions
part-code-list = Lists of choices
part-choice = Choices
part-unit = Units
part-condition = Conditions
part-method = Derivations
part-rule = Rules
trait-name = Name
trait-text = Text
trait-type = Type
trait-length = Length
trait-decimals = Decimals
trait-units = Units
trait-choices = Choices from
trait-many = Several answers
trait-blinding = Unblinding
trait-check = Check
trait-repeating = Repeats
trait-contents = Contains
trait-order = Order
trait-required = Must be answered
trait-condition = Asked for unless
trait-method = Worked out
trait-expression = Expression
trait-message = Message
trait-effect = Does
trait-window = Planned
trait-kind = Kind
trait-other = Other things
releases = Releases
releases-none = Nothing was released since the study was made.
release-busy = Subjects are being moved. Another release can follow when this one is over.
release-sites = Sites
release-sites-all = None chosen: all sites, and those that open later.
release-sites-some = { $n ->
    [one] Only one site
   *[other] Only { $n } sites
  }
release-subjects = Subjects who are there
release-keep = Stay on their version.
release-keep-text = Only new subjects begin with this one.
release-move = Move to this version.
release-move-text = Every record is evaluated again. What was entered stays as it is.
release-approval = Approval
release-approval-help = Ethics committee or authority: reference and date.
release-reason-help = Stands in the audit trail, for instance “Amendment 2 of 3 March 2026”.
release-now = Release
release-to-all = all sites
release-to-some = { $n ->
    [one] one site
   *[other] { $n } sites
  }
release-is-moving = Moving subjects
release-is-paused = Paused
release-is-cancelled = Cancelled
release-is-incomplete = Not everybody moved
release-is-done = Done
release-progress = { $done } of { $total } subjects moved
release-pause = Pause
release-resume = Go on
release-cancel = Cancel the rest
moved-records = records evaluated
moved-values = derived values changed
moved-opened = findings opened
moved-closed = findings closed
moved-queries-opened = queries to sites opened
moved-queries-closed = queries to sites closed
moved-reopened = forms no longer complete
moved-kept = entered values kept
moved-left = records left on their version
moved-not = { $n ->
    [one] One subject could not be moved
   *[other] { $n } subjects could not be moved
  }
moved-by-rule = What changed, by rule
moved-rule = Rule
moved-rule-values = Values
moved-rule-opened = Opened
moved-rule-closed = Closed

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

## Languages and paper
language-forms = Language of forms
language-forms-app = The same as the app’s
language-forms-help = As far as a study’s design speaks it; texts in another language are marked with it.
form-language = Language of the form: { $name }
print = Print
page-print = On paper
print-blank = Print a blank form
print-form = Print this form
print-casebook = Print the casebook
paper-gathering = Gathering { $done } of { $all } forms …
paper-study = Study
paper-visit = Visit
paper-printed = Printed { $at } by { $by }
paper-copy = Copy { $id }
paper-blank = Blank form, without data
paper-saved = Last saved { $at } by { $by }
paper-contents = Visits and forms of this casebook
paper-not-entered = Nothing entered
paper-retired = Out of use
paper-one = Choose one
paper-several = Choose all that apply
paper-no-answer = No answer: { $why }
paper-register = Copies on paper so far
paper-register-none = None of this subject’s data was printed before.
paper-register-whole = Whole casebook
paper-note = A printed copy shows the data as they stand now, and is noted in the audit trail. What happened to them is shown by the history.
paper-initials = Date and signature

## Getting around: My work, the quick jump, the list of subjects
page-work = My work
work-none = Nothing waits for you
work-none-text = Visits and forms that are due, forms that were begun, findings and queries appear here, from all your studies and sites.
work-where = Study and site
work-everywhere = All studies and sites
work-figures = Only one kind
work-count = { $n ->
    [one] 1 task
   *[other] { $n } tasks
}
work-overdue = Overdue
work-due = Due now
work-open = To finish
work-kind-visit-overdue = { $n ->
    [one] visit overdue
   *[other] visits overdue
}
work-kind-visit-due = { $n ->
    [one] visit due
   *[other] visits due
}
work-kind-form-overdue = { $n ->
    [one] form overdue
   *[other] forms overdue
}
work-kind-form-due = { $n ->
    [one] form to enter
   *[other] forms to enter
}
work-kind-form-findings = { $n ->
    [one] form with findings
   *[other] forms with findings
}
work-kind-form-incomplete = { $n ->
    [one] form to complete
   *[other] forms to complete
}
work-kind-query-answer = { $n ->
    [one] query to answer
   *[other] queries to answer
}
work-kind-query-review = { $n ->
    [one] answer to look at
   *[other] answers to look at
}
work-kind-query-release = { $n ->
    [one] proposed query
   *[other] proposed queries
}
work-does-visit-overdue = Visit is overdue
work-does-visit-due = Visit is due
work-does-form-overdue = Entry is overdue
work-does-form-due = Not entered yet
work-does-form-incomplete = Begun, not complete
work-does-query-answer = Query to answer
work-does-query-review = Answer to look at
work-does-query-release = Proposed query to release
work-findings = { $n ->
    [one] 1 finding to answer
   *[other] { $n } findings to answer
}
work-late = { $n ->
    [one] 1 day late
   *[other] { $n } days late
}
work-today = today is the last day
work-until = { $n ->
    [one] until { $on }, 1 day left
   *[other] until { $on }, { $n } days left
}
work-rest = The first { $shown } of { $n }. Choose a kind above, or a study and site, to see the rest.
jump = Quick jump
jump-open = Jump to …
jump-what = Subject, visit, form or item
jump-subject = Of which subject?
jump-hint = Type a subject’s key, a word of a form or question, or an OID. DE01-007 vital leads to that subject’s vital signs.
jump-none = Nothing of that name in your reach.
jump-study = Study
jump-visit = Visit
jump-item = Item
subject-changed = Last change
subjects-count = { $n ->
    [one] 1 subject
   *[other] { $n } subjects
}
csv = CSV
csv-help = This list as a table, every row of it
columns = Columns
columns-facts = About the subject
columns-visits = Visits
columns-all = All or none
views = Views
views-none = No view is kept yet.
view-keep = Keep this view
view-keep-text = Filters, order and columns are kept as they are now.
view-name = Name
view-share = Share it with everybody in this study
view-shared = shared
view-remove = Remove the view { $name }
filter-visits = State of visits
filter-visits-all = Visits in any state
filter-visit = Visit: { $status }
filter-which-visit = Which visit
filter-any-visit = at any visit
filter-findings = With findings
form-next-form = Next incomplete form
keys-go-work = Go to your work
keys-go-sites = Go to the study’s sites
keys-go-account = Go to your account
keys-work-move = Move from task to task
keys-work-open = Open the task
keys-book-next = Next form with something left to enter
keys-form-query = Next query that waits for you
query-next = Next query
keys-form-next-form = Next incomplete form
form-saved-again = Everything is saved again.

## Audit trail and casebook as of a moment
page-trail = Audit trail
page-tenant-trail = Audit trail of access
page-as-of = Casebook as it was
trail-search = Search names, reasons and values
trail-from = From
trail-until = Until
trail-kind = What was changed
trail-kind-all = Everything
trail-kind-access_event = Access
trail-kind-file = File
trail-kind-membership = Role of a person
trail-kind-person = Account
trail-kind-printout = Printout
trail-kind-query = Query
trail-kind-query_filter = Kept filter
trail-kind-query_message = Message in a query
trail-kind-record = Form
trail-kind-release = Release of a version
trail-kind-release_subject = Move of a subject
trail-kind-saved_view = Kept view
trail-kind-seal_check = Check of seals
trail-kind-session = Session
trail-kind-site = Site
trail-kind-study = Study
trail-kind-study_version = Version of the design
trail-kind-subject = Subject
trail-kind-support_read = Look by support
trail-kind-tenant = Organisation
trail-kind-tenant_key = Key of the organisation
trail-kind-vault_item = Sealed secret
trail-kind-visit = Visit
trail-event-signed_in = Signed in
trail-event-sign_in_failed = Sign-in failed
trail-event-sign_in_refused = Sign-in refused: too many attempts
trail-event-signed_out = Signed out
trail-event-session_ended = Session ended: its key was used twice
trail-event-password_refused = Present password refused
trail-event-download = Downloaded
trail-added = { $kind }: added
trail-changed = { $kind }: changed
trail-role = Role
trail-role-all = All roles
trail-reason-any = With or without reason
trail-reason-given = With a reason
trail-reason-none = Without a reason
trail-nobody = Nobody known
trail-more = { $n } more
trail-shown = { $n } entries shown.
trail-looked = Looked back to { $when }.
trail-further = Look further back
trail-none = Nothing has been written down yet
trail-none-text = Whatever is done here appears on this page: who, when, what and why.
trail-none-match = No entry fits
trail-none-match-text = Take a filter away, or look in other days.
trail-none-yet = Nothing that fits so far.
trail-export-head = All entries that fit, not only those shown
trail-csv = CSV, a line for each change
trail-json = JSON, an entry a line
trail-open = Audit trail of this subject
as-of-open = Casebook as it was
as-of-then = As of then
as-of-moment = Moment (your time zone)
as-of-now = Casebook of today
as-of-note = Read-only: the casebook as it stood at { $when }, rebuilt from the audit trail in the design of that day. Answers that are different now are marked.
as-of-written = Written down
as-of-different = Answers that differ now
as-of-count = Different now: { $n }
as-of-since = Now:
as-of-later = Begun later
as-of-empty = No form had been begun.
as-of-unseen = Stored, and not shown by the form
trail-kind-data_lock = Freeze or lock
trail-kind-lock_campaign = Locking campaign
trail-kind-review_plan = Plan of verification
trail-kind-signature = Signature
trail-kind-verification = Verification
trail-kind-trail_review = Review of the trail
trail-kind-trail_review_entry = Entry under review
page-trail-reviews = Trail review
trail-reviews = Reviews
trail-reviews-none = No review yet
trail-reviews-none-text = Begin one: choose questions, let a sample be drawn, judge each entry, and sign it off.
trail-review-begin = Begin a review
trail-review-question = Question
trail-review-questions = Questions
trail-review-entries = Entries
trail-review-findings = Findings
trail-review-period = Days
trail-review-by = Begun by
trail-review-left = Not judged yet
trail-review-seed = Drawn by
trail-review-scope = Scope
trail-review-scope-help = What is reviewed and why, for instance “Quarterly review, site DE01”.
trail-review-sample = Entries drawn by chance
trail-review-sample-help = By a stored seed: whoever draws again draws the same.
trail-review-by-chance = Drawn by chance
trail-review-open = { $open } of { $all } not judged
trail-review-signed = Signed off by { $by }
trail-review-signed-off = Signed off
trail-review-sign-off = Sign off
trail-review-sign-off-text = Not judged yet: { $open }. What is signed off stays as it is.
trail-review-outcome = What came of it
trail-review-judgement = What was found
trail-review-judgement-open = Not judged
trail-review-judgement-in_order = In order
trail-review-judgement-finding = Finding
trail-review-judgement-resolved = Resolved
trail-review-comment = Comment
trail-review-csv = CSV
trail-review-ask-late_entry = Entered more than seven days after the visit
trail-review-ask-out_of_hours = Entered out of hours
trail-review-ask-mass_edit = Many changes by one person at once
trail-review-ask-after_query = Changed after a query
trail-review-ask-after_verification = Changed after verification
trail-review-ask-after_signature = Changed after a signature
trail-review-ask-before_lock = Changed just before a lock
trail-review-ask-repeated = Changed again and again
trail-review-ask-no_longer_member = By somebody who no longer works here
trail-review-ask-no_longer_delegated = In a role that the person no longer has
trail-review-ask-taken_out = Taken out of use
trail-review-measure-late_entry = { $n } days after the visit
trail-review-measure-out_of_hours = Hour: { $n }
trail-review-measure-mass_edit = { $n } changes around it
trail-review-measure-after_query = { $n } hours after the query
trail-review-measure-after_verification = { $n } hours after verification
trail-review-measure-after_signature = { $n } hours after the signature
trail-review-measure-before_lock = { $n } minutes before the lock
trail-review-measure-repeated = { $n } times
trail-review-measure-no_longer_member = { $n }
trail-review-measure-no_longer_delegated = { $n }
trail-review-measure-taken_out = { $n }

# seals of the audit trail
page-seals = Proof
seals-text = Every change is written down by the database, and what is written down is sealed within seconds: hashed, chained to all before it, and signed with a key that is not in the database. Whatever is altered afterwards, by anyone, is found and named.
seals-none = Nothing is sealed yet
seals-none-text = The first seal follows the first change within seconds. If it does not, the key directory is missing: ask whoever operates this installation.
seals-checked-none = All of the trail is checked within a day, and again each day.
seals-checked = { $n ->
    [one] Checked on { $at }: the 1 entry is as it was sealed.
   *[other] Checked on { $at }: all { $n } entries are as they were sealed.
}
seals-checked-faults = { $n ->
    [one] Checked on { $at }: 1 place is not as it was sealed. Tell whoever operates this installation, and change nothing.
   *[other] Checked on { $at }: { $n } places are not as they were sealed. Tell whoever operates this installation, and change nothing.
}
seals-last = Sealed last
seals-entries = Entries sealed
seals-waiting = Not sealed yet
seals-waiting-none = Nothing
seals-waiting-some = { $n ->
    [one] { $n } entry, sealed within seconds
   *[other] { $n } entries, sealed within seconds
}
seals-number = Number of the seal
seals-hash = Its hash
seals-key = Signed with key
seals-take = Take the proof along
seals-take-text = A bundle holds the audit trail with its seals, public keys and proofs. It can be verified anywhere, without this system, today or in twenty years. Entries of other sites stand in a site’s bundle as hashes alone, and none of the site’s own can be left out.
seals-whole = All that you may see
seals-bundle = Bundle
seals-download = Download
seals-download-of = Download the bundle: { $name }

# Signatures
sign = Sign
page-signing = Signatures
signatures = Signatures
status-signed = Signed
status-broken = Signed, changed since
sign-casebook = Casebook
sign-title = Sign: { $what }
sign-this-form = This form
sign-this-visit = This visit
sign-the-casebook = The whole casebook
sign-the-difference = Sign the difference
sign-meaning = What I state by signing
meaning-review_approval = Reviewed and approved
meaning-authorship = Authorship
meaning-responsibility = Responsibility
sign-binding = { $name }: this electronic signature binds you as one by hand does. It is dated by the server and shown with your name.
sign-done = Signed by { $name }: { $meaning }, { $at }.
sign-hindered = This cannot be signed yet:
hindrance-nothing = Nothing was entered.
hindrance-out_of_use = It is out of use, or did not take place.
hindrance-incomplete = { $n ->
    [one] 1 form is not complete.
   *[other] { $n } forms are not complete.
}
hindrance-open_queries = { $n ->
    [one] 1 query is not closed.
   *[other] { $n } queries are not closed.
}
hindrance-findings = { $n ->
    [one] 1 finding that nobody has answered.
   *[other] { $n } findings that nobody has answered.
}
hindrance-locked = { $n ->
    [one] 1 form is locked. Data management can unlock it.
   *[other] { $n } forms are locked. Data management can unlock them.
}
hindrance-already_signed = It is signed, and nothing has changed since.
sign-since = You signed on { $at }: { $meaning }.
sign-changed = { $n ->
    [one] 1 change since your signature
   *[other] { $n } changes since your signature
}
sign-nothing-changed = Nothing of it has changed.
sign-covers = What you sign
sign-covers-count = { $n ->
    [one] 1 form, in full.
   *[other] { $n } forms, in full.
}
sign-out-of-use = { $n ->
    [one] 1 form is out of use; that it is, is signed too.
   *[other] { $n } forms are out of use; that they are, is signed too.
}
sign-no-date = No date
sign-hash = Fingerprint (SHA-256) of what is signed:
sign-where = Where
sign-what = What
sign-then-now = Then → now
sign-by-when = By, when
sign-why = Why
sign-was-changed = The data have changed since you saw them. Look at them again, then sign.
sign-look-again = Look again
signature-broken = Changed since:
signature-broken-by = { $name }, { $at }
signature-more = { $n ->
    [one] and 1 more
   *[other] and { $n } more
}
signatures-earlier = { $n ->
    [one] 1 earlier signature
   *[other] { $n } earlier signatures
}
sign-level = What is signed
sign-level-form = Form
sign-level-visit = Visit
sign-level-casebook = Casebook
sign-ready = Ready to sign
sign-not-ready = Not yet
sign-why-not = Why not
sign-none-ready = Nothing is ready to be signed
sign-none-ready-text = What is complete and has no open queries appears here.
sign-choose = Choose
sign-choose-one = Choose { $subject }, { $what }
sign-choose-all = Choose all or none
sign-chosen = { $n ->
    [one] Sign 1
   *[other] Sign { $n }
}
sign-chosen-what = { $n ->
    [one] 1 object, each as it is listed; open its link to see it in full.
   *[other] { $n } objects, each as it is listed; open its link to see it in full.
}
sign-forms = Forms
sign-last = Last signature
sign-changes = { $n ->
    [one] 1 change
   *[other] { $n } changes
}
sign-already = { $n ->
    [one] 1 is signed and unchanged.
   *[other] { $n } are signed and unchanged.
}
sign-more = Show more
sign-came = { $n ->
    [one] 1 was signed.
   *[other] { $n } were signed.
}
sign-came-left = { $n ->
    [one] 1 was not: it has changed or cannot be signed now.
   *[other] { $n } were not: they have changed or cannot be signed now.
}
breaking = What breaks a signature
breaking-text = A broken signature is kept, says by what, and waits to be signed again.
breaking-what = What happens
breaks = breaks
breaks-not = does not
breaks-value = A value, unit or missing reason changes
breaks-derived = A rule derives another value
breaks-row_retired = A row is taken out of use
breaks-row_restored = A row is brought back
breaks-form_reopened = A complete form is taken up again
breaks-form_added = A form is begun
breaks-form_retired = A form is taken out of use
breaks-form_restored = A form is brought back
breaks-visit_added = A visit is added or begun
breaks-visit_dated = The date of a visit changes
breaks-visit_skipped = A visit did not take place, or that is taken back
breaks-visit_retired = A visit is taken out of use
breaks-visit_restored = A visit is brought back
breaks-design_moved = The subject moves to another version of the design
breaks-query_opened = A query is opened, answered or closed
breaks-verified = Data are verified, reviewed, frozen or locked
breaks-planned = A day is agreed on for a visit
breaks-subject_state = The subject’s state in the study changes
breaks-printed = Data are printed or exported
problem-proof_required = Please prove who you are with your e-mail address and your password.
problem-changed = This has changed since it was shown.
work-kind-sign-again = { $n ->
    [one] change to sign
   *[other] changes to sign
}
work-kind-to-sign = { $n ->
    [one] visit to sign
   *[other] visits to sign
}
work-does-sign-again = Changed since you signed
work-does-to-sign = Complete, to be signed

# Review: verification, freeze and lock
page-review = Review
page-locks = Locks
status-verified = Verified
status-frozen = Frozen
status-locked = Locked
closed-frozen = It was frozen meanwhile: nothing can be stored here until it is unfrozen. What you typed is kept on this computer.
closed-locked = It was locked meanwhile: nothing can be stored here until it is unlocked. What you typed is kept on this computer.
track = Track
track-source = Source verification
track-data = Data management review
track-medical = Medical review
verify = Verification
verify-form = Verify form
verify-next = Next to verify
verify-revoke = Take back
verify-revoke-question = Your marks in this form are taken back. They stay in the history.
verify-mark = verified
verify-changed = changed since
verify-by = { $track }: verified by { $name }, { $at }
verify-dropped = { $track }: no longer verified. { $name } changed { $old } to { $new }.
verify-dropped-count = { $n ->
    [one] 1 item changed since it was verified
   *[other] { $n } items changed since they were verified
}
verify-done = Verified: { $track }
verify-of = { $track }: { $n } of { $all } items
verify-some = { $n ->
    [0] { $track }: nothing asked for here
    [one] { $track }: 1 item verified
   *[other] { $track }: { $n } items verified
}
keys-form-verify = Verify the item, go on (who verifies)
keys-form-verify-all = Verify the form (who verifies)
keys-form-verify-next = Next form to verify (who verifies)
keys-go-review = Go to the study’s review
keys-go-locks = Go to the study’s locks
work-kind-form-verify = { $n ->
    [one] form to verify
   *[other] forms to verify
}
work-does-form-verify = Complete, to be verified
lock-level-item = item
lock-level-record = form
lock-level-visit = visit
lock-level-subject = subject
lock-level-site = site
lock-level-study = study
lock-do-freeze = Freeze { $level }
lock-do-unfreeze = Unfreeze { $level }
lock-do-lock = Lock { $level }
lock-do-unlock = Unlock { $level }
lock-freeze = Freeze a site or the study
lock-freeze-site = Freeze site { $site }
lock-menu = Freeze or lock: { $what }
held-frozen = Frozen ({ $level }) by { $name }, { $at }. No changes for now.
held-locked = Locked ({ $level }) by { $name }, { $at }. Nothing in it can be changed.
held-why = Reason: { $why }
held-ask = To have something corrected, ask data management to let it go, and say why.
lift-question = It can be changed again afterwards. What the site and you do then is written down as always.
review-plan = Plan
review-no-plan = No plan yet
review-no-plan-text = A plan says what is to be verified, where and for whom. Until there is one, anything may be verified and nothing is asked for.
coverage-counted = Counted in forms: complete, in use, and the plan asks for something in them.
coverage-study = Whole study
coverage-required = Asked for
coverage-verified = Verified
coverage-share = Share
coverage-left = Left
coverage-dropped = Changed since
coverage-items = Items verified
due-title = To verify: { $track }
due-dropped = Changed since verification: { $track }
due-none = Nothing left here
due-none-text = Forms appear here once they are complete and the plan asks for them, and again when a verified value changes.
due-more = The first { $n }. Choose a site above to see the rest.
due-changed = { $item }: { $old } → { $new }, { $name }
plan-help = Of each track the first tier holds whose sites and states fit a subject. Its share of subjects is verified in full; of the others the critical items, and the forms and visits chosen.
plan-tier-new = All sites
plan-tier-add = Add a tier
plan-tier-remove = Remove this tier
plan-tier-name = Tier
plan-share = Subjects in full, %
plan-whom = For whom
plan-states = States of subjects
plan-whole = Forms and visits in full
plan-forms = Forms
plan-visits = Visits
plan-critical = Critical items ({ $n })
plan-seed = Seed of the draw
plan-seed-help = The same number draws the same subjects.
plan-save = Save plan
locks = In force
locks-none = Nothing is frozen or locked.
lock-whole-study = The whole study
lock-state = State
lock-level = Level
lock-place = Place
lock-by = By
lock-at = When
lock-why = Reason
lock-lift = Let go
lock-open-until = open until
campaigns = Campaigns
campaigns-none = No campaign yet
campaigns-none-text = A site or the whole study is locked once its checklist is settled and a second person agrees.
campaign-ask = Ask for a lock
campaign-send = Ask
campaign-what = What
campaign-step-lock = Lock
campaign-step-unlock = Unlock
campaign-lock = Lock { $place }
campaign-unlock = Unlock { $place }
campaign-state-asked = Waits for approval
campaign-state-done = Done
campaign-state-declined = Declined
campaign-state-withdrawn = Taken back
campaign-asked = Asked by
campaign-approver = To be decided by
campaign-decided = Decided by
campaign-hours = Hours until it is locked again
campaign-hours-help = Empty: until somebody locks it again.
campaign-approve = Approve
campaign-decline = Decline
campaign-decline-question = Say why. Who asked sees it.
campaign-withdraw = Take back
condition-open_queries = Queries open
condition-unsettled_queries = Queries closed while the check fails
condition-findings = Findings without a query
condition-missing_forms = Forms missing
condition-incomplete_forms = Forms incomplete
condition-unverified = Forms to verify
condition-dropped = Items changed since verification
condition-unsigned = Signatures missing
checklist = Conditions
check-met = met
check-open = not met
check-exception = Exception: { $why }
check-why = Exception: { $condition }
check-exceptions-help = What stays open can be excepted: say why. It is approved with the rest and stays with the decision.
form-held-back = { $n ->
    [one] 1 form of this subject that follows from this one is frozen or locked. It stays as it is, and follows once it is let go.
   *[other] { $n } forms of this subject that follow from this one are frozen or locked. They stay as they are, and follow once they are let go.
}

# Enrolment
page-enrolment = Enrolment
enrolment-plan = Plan enrolment
enrolment-plan-help = The target, and the days between which it is to be reached. Sites without a day count as open since they were entered here, or since their first subject. Earlier plans stay in the audit trail.
enrolment-plan-save = Save the plan
enrolment-target = Subjects to be enrolled
enrolment-first = First subject enrolled
enrolment-last-in = Last subject enrolled
enrolment-openings = When sites open
enrolment-none = Nobody was screened yet
enrolment-none-text = The curve begins with the first subject, or with a plan.
enrolment-some-sites = You see your sites alone: what was planned and is forecast is of the whole study.
enrolment-screened = Screened
enrolment-screen-failed = Screen failures
enrolment-enrolled = Enrolled
enrolment-completed = Completed
enrolment-withdrawn = Withdrawn
enrolment-of = of { $n }
enrolment-forecast = The last subject is likely to be enrolled about { $on }; with a chance of four in five between { $early } and { $late }.
enrolment-forecast-open = The last subject is likely to be enrolled about { $on }; hardly before { $early }, and there is no saying how late.
enrolment-planned = Planned: { $on }.
enrolment-no-no_plan = Without a plan there is no target, and nothing to forecast.
enrolment-no-reached = The target is reached.
enrolment-no-too_few = A forecast is made from the fifth enrolled subject on.
enrolment-no-too_slow = At this pace the target would not be reached within 30 years.
enrolment-chart = Enrolled subjects by day, as planned, as it is, and as it is likely to go on. The same figures stand in the tables below.
enrolment-line-actual = { $n } enrolled
enrolment-line-plan = Plan: { $n }
enrolment-line-likely = Likely { $on }
enrolment-open-since = Open since
enrolment-rate = Enrolled in 30 days
enrolment-last = Last enrolled
enrolment-by-month = By month
enrolment-month = Month
enrolment-so-far = Enrolled so far
enrolment-as-planned = Planned so far
enrolment-ahead = Ahead of plan
enrolment-counted = How this is counted
enrolment-counted-text = A subject is screened on the day of their first visit, or on which they were added, whichever came first. They are enrolled on the day of the visit from which the schedule is counted, once they take part; whoever withdrew counts if they came that far. The forecast takes each site to enrol at a pace of its own, drawn from what all sites do (Poisson-gamma model), and sites that open later from their planned day on.
trail-kind-enrolment_plan = Plan of enrolment

# Exports: snapshots
page-exports = Exports
exports-lead = Data as they stood at a moment, in the formats you need. Each can be taken again until it expires.
export-more = More formats: Exports
snapshot-order = New snapshot
snapshots-none = No snapshots yet
snapshots-none-text = A snapshot is your data at one moment, for analysis or archive: CSV, Dataset-JSON, SAS, Parquet, Excel, with a manifest.
snapshot-name = Name
snapshot-name-help = For example “Interim analysis 1”.
snapshot-formats = Formats
snapshot-standing = Forms
snapshot-audience = Audience
snapshot-days = Keep for days
snapshot-narrow = { $n ->
    [0] Everything in your reach: choose sites, visits or forms
    [one] Narrowed by 1 choice
   *[other] Narrowed by { $n } choices
}
snapshot-narrow-help = Nothing ticked means all.
snapshot-audited = Who orders and takes a snapshot is written into the audit trail.
snapshot-start = Make snapshot
snapshot-what = What
snapshot-moment = As of
snapshot-ordered = Ordered
snapshot-expires = Expires
snapshot-taken = Downloaded
snapshot-times = { $n ->
    [0] not yet
    [one] once
   *[other] { $n } times
}
snapshot-sites = { $n ->
    [one] 1 site
   *[other] { $n } sites
}
snapshot-visits = { $n ->
    [one] 1 visit
   *[other] { $n } visits
}
snapshot-forms = { $n ->
    [one] 1 form
   *[other] { $n } forms
}
snapshot-expired = Expired
snapshot-done = Ready
snapshot-queued = Waiting
snapshot-running = Being made
snapshot-failed = Failed
snapshot-cancelled = Cancelled
snapshot-reading = Reading subjects: { $done } of { $total }
snapshot-writing = Writing rows: { $done } of { $total }
snapshot-keeping = Sealing and keeping the file
snapshot-waiting = Waiting for its turn
snapshot-leave = You can leave this page; it goes on.
snapshot-cancel = Cancel
snapshot-take = Download
snapshot-content = What is in it
snapshot-counts = { $subjects } subjects, { $forms } forms, { $values } answers.
snapshot-notes = Held otherwise than entered
snapshot-tables = Tables
snapshot-table = Table
snapshot-label = Label
snapshot-rows = Rows
snapshot-columns = Columns
snapshot-files = Files
snapshot-file = File
snapshot-size = Size
format-csv = CSV with R, SAS, SPSS and Stata scripts
format-dataset-json = Dataset-JSON 1.1
format-ndjson = Dataset-JSON, line by line (NDJSON)
format-xpt-v5 = SAS XPORT v5
format-xpt-v8 = SAS XPORT v8
format-parquet = Parquet
format-xlsx = Excel
standing-all = All forms
standing-signed = Signed forms
standing-verified = Verified forms
standing-locked = Locked forms
audience-blinded = Blinded
audience-unblinded = Unblinded: tells treatments
trail-kind-snapshot = Snapshot

## Roles, grants and delegation
page-roles = Roles
page-delegation = Delegation log
role = Role
actions = Actions
trail-kind-own_role = Role of the organisation
trail-kind-delegation = Delegation
people-search = Search by name or e-mail address
people-on-day = On the day
people-past = As it was at the end of { $day }. What has changed since then is not shown.
people-not-found = Nobody like that
people-not-found-text = Search for less, or choose another role or day.
give-role = Give a role
give-role-to = Give a role: { $name }
grant-place = Where
grant-starts = From
grant-starts-help = Empty: at once.
grant-ends = Until
grant-ends-help = That day included. Empty: until it is ended.
grant-from = from { $day }
grant-until = until { $day }
grant-by = { $name }, { $day }
grant-delegated = delegation log
grant-end = End
grant-end-of = End the role { $role }
grant-end-title = End a role
grant-end-question = { $role }, { $place }: access ends at once, on every device. What they have done stays.
roles-text = What each role includes. A role that you make is based on one of them.
roles-own = Roles of the organisation
roles-grid = All roles
roles-none = No roles of your own
roles-none-text = The roles below are there for everybody. Make your own where somebody does a little more or less.
role-new = New role
role-own = Role of the organisation
role-name = Name
role-note = What it is for
role-base = Based on
role-based-on = Based on { $base }
role-edit = Change
role-keep = Keep role
role-retire = Take out of use
role-retire-question = The role is given no more. Whoever holds it keeps it until that is ended.
role-retired = out of use
role-includes = Includes
role-never = What a role with this base must never include is not offered.
role-differs = Compared with its base
role-more = more:
role-less = less:
role-same = The same as its base
role-may = may
role-may-not = may not
role-permission = Permission
unfit-base = Nothing is based on the provider’s support.
unfit-not-for = “{ $what }” is never part of a role with this base.
unfit-together = “{ $what }” and “{ $other }” are never in one role.
unfit-misses = “{ $what }” stays with every role with this base: an investigator keeps sight of their site’s data.
delegation-text = Who does what at each site, by whose delegation. Access follows the log.
delegation-none = Nothing is delegated yet
delegation-none-text = A line is proposed, accepted by the person, and signed by the investigator; then they have access.
delegation-propose = Propose
delegation-person = Person
delegation-email = Their e-mail address
delegation-email-help = Somebody of this organisation, by the whole address.
delegation-duties = Duties
delegation-duties-help = In words: informed consent, data entry, dispensing.
delegation-starts-help = Empty: as soon as it is signed.
delegation-period = Period
delegation-from-signature = from the signature
delegation-state = State
delegation-state-proposed = waits for the person
delegation-state-accepted = waits for the signature
delegation-state-signed = in force
delegation-state-declined = declined
delegation-state-withdrawn = taken back
delegation-state-ended = ended
delegation-by = proposed by { $name }, { $day }
delegation-signed-by = signed by { $name }, { $day }
delegation-ended-by = ended by { $name }, { $day }
delegation-sign = Sign a delegation
delegation-binding = { $name }: with your signature you delegate this, and the person has access from its beginning.
delegation-end = End
delegation-end-question = The access of { $name } that follows from this line ends at once.
delegation-withdraw = Take back
delegation-withdraw-question = What was proposed to { $name } is taken back.
delegation-accept = Accept
delegation-decline = Decline
delegations-own = Delegated to you
delegations-own-text = What a site delegates to you. You have access once you accept and the investigator signs.
permission-member_read = see who has which role
permission-member_grant = give and end roles
permission-enrolment_plan = plan enrolment
permission-member_invite = invite people by mail
permission-sign_in_manage = set the rules for signing in
permission-sso_manage = set up single sign-on
permission-role_edit = make and change roles
permission-delegation_read = see delegation logs
permission-delegation_propose = propose delegations
permission-support_approve = let the provider’s support in
permission-study_read = see studies and designs
permission-study_import = import designs
permission-study_release = publish and release versions
permission-site_edit = open and close sites
permission-subject_read = see subjects and their data
permission-view_keep = keep views of lists
permission-subject_enrol = enrol subjects
permission-record_edit = enter and change data
permission-record_sign = sign data
permission-query_read = see queries
permission-query_open = ask queries
permission-query_comment = comment in queries
permission-query_answer = answer queries for the site
permission-query_close = close and reopen queries
permission-query_release = release proposed queries
permission-query_assign = assign queries
permission-review = verify and review
permission-review_plan = plan verification
permission-lock = freeze and lock
permission-lock_ask = ask for locks
permission-lock_approve = approve locks
permission-history_read = see who changed what
permission-trail_read = see the organisation’s trail
permission-trail_review_read = see reviews of the trail
permission-trail_review = review the trail
permission-export_run = take data out
permission-bundle_take = take the sealed trail along
permission-see_unblinded = see the treatment
role-held = { $n ->
    [one] held by one person
   *[other] held by { $n } people
}
# Mail: invitations, lost passwords, other addresses, digests
forgot = Forgotten your password?
forgot-title = A new password
forgot-text = Enter the e-mail address of your account. We send a link there, with which you choose a new password.
forgot-send = Send the link
forgot-asked = If there is an account with this address, a link is on its way. It works for 30 minutes. Look into your spam folder too.
forgot-again = Ask for a new link
to-sign-in = To the sign-in page
mail-off = No mail server is set up here: nothing is sent.
mail-off-reset = No mails are sent here. Ask your administrator for help with your password.
mail-off-invite = No mail server is set up here, so nobody can be invited. The operator sets one (docs/mail.md).
reset-title = Choose a new password
reset-send = Set the password
reset-done = Your new password holds. Every session has ended; sign in again.
address-title = Your new address
address-question = Is this to be the address of your account from now on?
address-confirm = Yes, confirm
address-done = From now on you sign in with this address.
address-change = Change the e-mail address
address-change-text = The new address holds once you confirm it from there. We tell the old one.
address-new = New e-mail address
address-send = Send the confirmation
address-asked = A link was sent to { $email }. Until it is opened, nothing changes.
link-expired = The time of this link is over.
link-used = This link has been used already. Each works once.
link-withdrawn = This link no longer holds: it was taken back, or a newer one was sent.
link-unknown = This link is not complete, or not from here.
link-next-invitation = If you have an account, sign in. If not, ask whoever invited you to send the invitation again.
link-next-reset = You can ask for a new link at any time.
link-next-address = Your address is unchanged unless you confirmed it before. You can ask for another link on your account page.
invitation-title = You are invited
invitation-said = { $inviter } invites you to work with { $organisation }.
invitation-role = Role
invitation-known = You have an account with this address. Accept, and sign in as always.
invitation-accept = Accept the invitation
invitation-account = Make the account and sign in
person-full-name = Your name
person-full-name-help = As it is to stand under your signatures.
invitations = Invitations
invitations-none = Nobody is invited
invitations-none-text = Whoever is invited gets a link by e-mail, with which they set a password and have their role.
invite = Invite somebody
invite-text = They get a link by e-mail that works once, within seven days.
invite-study = Study
invite-site = Site
invite-send = Send the invitation
invite-place-missing = You cannot give this role there. Choose a study or a site of yours.
reach-study = all sites
invitation-by = Invited by
invitation-state = State
invitation-acts = What can be done
invitation-until = until
invitation-accepted = Accepted
invitation-withdrawn = Taken back
invitation-expired = Expired
invitation-failed = Mail not delivered
invitation-unsent = Mail not sent
invitation-waiting = Mail on its way
invitation-sent = Sent
invitation-send = Send again
invitation-send-whom = Send the invitation of { $email } again
invitation-withdraw = Take back
invitation-withdraw-whom = Take the invitation of { $email } back
digest = Digest by e-mail
digest-text = What waits for you: open queries and what is due. No data of patients, only counts, subject keys and links.
digest-rhythm = How often
digest-daily = Every morning on which something waits
digest-weekly = On Mondays
digest-off = Never
digest-when = At { $hour } o’clock ({ $zone }).
digest-kept = Saved
digest-stop = Stop the digest
digest-stop-text = You will get no more mails about what waits for you. You can have them again on your account page.
digest-stop-now = Stop these mails
digest-stopped = Done. You get no more of these mails.
digest-to-account = To my account
trail-kind-digest = Digest
trail-kind-invitation = Invitation
trail-kind-mail = Mail
trail-kind-ticket = Link of a mail

# Single sign-on
page-sso = Single sign-on
page-sso-return = Coming back from your organisation
problem-provider_refused = Signing in with your organisation's provider did not succeed.
problem-no_account = Your organisation has not given you access to Probatum.
sso-with = Continue with { $name }
sso-leads = You work in { $tenant }.
sso-password = Use a password instead
sso-begin-again = Begin again
sso-over = Done. You can close this window; your page goes on by itself.
sso-prove = { $name } asks you anew who you are, in a window of its own. This page stays as it is.
sso-prove-and-sign = Prove and sign
sso-proving = Waiting for the other window. If you closed it, press the button again.
sso-blocked = The browser kept the window from opening. Allow windows for this address and press again.
sso-text = People sign in where your organisation knows them; their groups give them their roles.
sso-add = Add a provider
sso-provider = Identity provider
sso-none = No provider yet
sso-none-text = Add the provider that your people sign in with every day: Entra ID, Okta, Keycloak or another that speaks OpenID Connect.
sso-tell = What the provider must be told
sso-tell-text = Enter these addresses where you register Probatum as an application.
sso-redirect-uri = Redirect address
sso-signed-out-uri = Address after signing out
sso-logout-uri = Back-channel logout address:
sso-people = People who signed in: { $n }.
sso-last = Last: { $when }.
sso-on = On
sso-off = Off
sso-test = Test the connection
sso-change = Change
sso-switch-on = Switch on
sso-switch-off = Switch off and end its sessions
sso-outcome-good = Good
sso-outcome-lacking = Something is missing
sso-outcome-bad = Does not work
sso-step-discovery = The provider describes itself.
sso-step-keys = Keys to verify signatures with.
sso-step-code = Authorization code with PKCE.
sso-step-secret = Client id and secret.
sso-step-groups = Claims that the rules read.
sso-step-logout = Signing out on both sides.
sso-domains = Domains of your organisation
sso-domains-text = A provider may speak only for addresses of domains that are shown to be yours. That keeps others from calling themselves by your people's addresses.
sso-domain = Domain
sso-domain-state = Confirmation
sso-domain-own = Confirmed
sso-domain-how = Put this line into a text file at this address, then have it looked at. The operator of the installation can confirm it too.
sso-domain-look = Look now
sso-domain-help = What stands after the @: example.org
sso-domain-add = Add the domain
sso-policy = Must people use a provider?
sso-policy-text = Where it is required, a password leads nowhere here, but for the people you name.
sso-policy-required = Require a provider
sso-policy-warning = Name at least one administrator: somebody must come in on the day when the provider does not answer.
sso-policy-local = May sign in with a password all the same
sso-policy-keep = Keep
sso-policy-ask = People who signed in with a password and are not named are out at once. Why is it required?
sso-policy-ask-off = Passwords work again for everybody who has one. Why?
sso-name = Name
sso-name-help = As people know it: it stands on the button that they press.
sso-issuer = Issuer
sso-issuer-help = Exactly as the provider writes it, such as https://login.example.org/realms/acme.
sso-client = Client id
sso-secret = Client secret
sso-secret-help = It is kept sealed and never shown again.
sso-secret-kept = Leave it empty to keep the one there is.
sso-for-domains = For addresses of these domains
sso-for-domains-help = With blanks between. Whoever enters such an address is led to this provider.
sso-vouches = It is our own directory: its addresses are verified even where it does not say so (Entra ID)
sso-scopes = Further scopes
sso-scopes-help = Beside openid, email and profile: often groups.
sso-acr = Strength of proof for signing (acr)
sso-acr-help = Empty: whatever the provider asks for.
sso-recheck = Ask the provider again after (seconds)
sso-recheck-help = 5 to 3600. So late, and ten seconds more, is a change of groups felt here.
sso-save = Keep
sso-rules = Groups and roles
sso-rules-text = Whoever has the value gets the role. What a rule no longer gives is taken away when the provider is asked again.
sso-claim = Claim
sso-value = Value or group
sso-gives = Gives
sso-role = Role
sso-place = Where
sso-rule-acts = Remove
sso-rule-add = Add the rule
sso-rule-remove = Remove the rule for { $value }
sso-rules-keep = Keep the rules
sso-rules-undo = Undo the changes
sso-rules-changed = Not kept yet.
sso-preview = What would this person get?
sso-preview-text = From the rules as they stand above, kept or not. Nobody is changed by it.
sso-preview-values = Groups
sso-preview-help = With commas between; another claim as name=value.
sso-preview-look = Look
sso-because = because of
sso-nothing = No rule gives a role: this person would not be let in.
sso-unused = No rule speaks of
sso-account-unasked = Enter an address to see what becomes of the account.
sso-account-new = An account would be made for this address.
sso-account-linked = The account that has this address would be linked.
sso-account-foreign_domain = No account: the address's domain is not one of the provider's, or not confirmed as yours.
trail-kind-sso_provider = Identity provider
trail-kind-sso_domain = Domain
trail-kind-sso_rule = Rule for groups
trail-kind-sso_identity = Link to a provider's account
trail-kind-sso_session = Session by a provider
trail-kind-sso_proof = Proof by a provider
trail-kind-sso_policy = Whether a provider is required
trail-kind-sso_local = Password beside the provider

## Second factors, passkeys, sessions, rules for signing in
page-sign-in-rules = Rules for signing in
again-go = Go on
passkey-sign-in = Sign in with a passkey
passkey-use = Use a passkey
passkey-none = No passkey answered. Try again, or choose another way.
factor-totp-ask = Enter the six digits that your authenticator app shows now.
factor-totp-label = Code of the app
factor-totp-use = Use the authenticator app
factor-totp-go = Sign in
factor-passkey-ask = Prove with your passkey that it is you.
factor-passkey-label = Passkey
factor-passkey-use = Use a passkey
factor-passkey-go = Use the passkey
factor-recovery-ask = Enter one of the recovery codes that you kept. Each works once.
factor-recovery-label = Recovery code
factor-recovery-use = Use a recovery code
factor-recovery-go = Sign in
factor-back = Begin again
factors = Second factor
factors-text = With a second factor, a password that somebody has seen opens nothing.
factor-now = { $tenant } asks for a second factor. Set one up here, and everything else opens.
factor-by = { $tenant } asks for a second factor from { $day } on. Set one up before then.
factor-was-reset = { $by } took your second factors away: “{ $why }”. If you did not ask for it, tell your administrator, and set a new one up.
factor-change = Change how you sign in
totp = Authenticator app
totp-none = Not set up.
totp-since = Set up
totp-add = Set up
totp-renew = Set up anew
totp-add-text = An app on your phone shows six digits that change every thirty seconds. Confirm first that it is you.
totp-remove-text = The app is not asked for any more. Confirm that it is you.
totp-scan = Scan this with your authenticator app, then enter the six digits that it shows.
totp-qr = QR code with the secret for your app
totp-type = If you cannot scan it, type this secret:
totp-confirm = Confirm
passkeys = Passkeys
passkeys-text = Sign in with your device’s fingerprint, face or PIN, or with a security key; no password to type.
passkeys-missing = This browser has no passkeys.
passkey-add = Add a passkey
passkey-add-text = Give the passkey a name by which you will know it, and confirm that it is you. Your browser asks the rest.
passkey-name = Name
passkey-name-help = For example: laptop at work
passkey-remove-text = This passkey opens nothing any more. Confirm that it is you.
passkey-remove-name = Remove the passkey { $name }
passkey-synced = synchronised
added = Added
last-used = Last used
never-used = Never used
next = Next
remove = Remove
codes-title = Recovery codes
codes-once = These codes are shown only now. Keep them where nobody else finds them: each opens your account once, when your second factor is not at hand.
codes-download = Keep as a file
codes-done = I have kept them
codes-renew = New codes
codes-renew-text = The codes that you have become worthless, and you get ten new ones. Confirm that it is you.
sessions = Where you are signed in
sessions-text = End what you do not recognise, and change your password.
sessions-end-others = End all others
session-this = This one
session-resting = Resting
session-began = Signed in
session-end = End
session-end-name = End the session on { $device }
session-unknown = Unknown device
rules = Rules
rules-text = They hold for everybody who works in this organisation, at their next step.
rules-from = A second factor is required from
rules-set-by = Last changed by { $by },
rules-factor = Second factor
rules-factor-help = Until the day comes people are told on their account page; from then on they can do nothing else before they have one.
rules-factor-no = As everybody likes
rules-factor-stays = Required, from the day named above
rules-now = Required from now on
rules-in-days = Required in { $n } days
rules-signing = Ask for it at signing, too
rules-idle = The page covers itself after
rules-idle-help = Nothing is lost: the password or a passkey opens it again, where it was.
rules-minutes = { $n ->
    [one] 1 minute without anybody
   *[other] { $n } minutes without anybody
}
rules-length = Everybody signs in again after
rules-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
rules-why = Why are these rules changed? The reason stands in the audit trail.
rules-members = Who has a second factor
rules-members-text = Whoever has lost theirs signs in with the password alone once it is reset.
rules-none = None
rules-reset = Reset
rules-reset-name = Reset the second factor of { $name }
rules-reset-why = All second factors and recovery codes of { $name } are taken away, in every organisation, and their sessions end. They are told by whom and why. How do you know that it is they who ask?
problem-wrong_code = This code or passkey is not accepted. A code works once, and only for a short while.
problem-code_required = Please prove who you are with your second factor as well.
problem-factor_required = Your organisation asks for a second factor. Please set one up on the page of your account.
trail-kind-device = Known device
trail-kind-factor = Second factor
trail-kind-recovery_code = Recovery code
trail-kind-sign_in_policy = Rules for signing in
trail-event-factor_refused = Second factor refused
trail-event-factor_added = Second factor set up
trail-event-factor_removed = Second factor removed
trail-event-recovery_used = Signed in with a recovery code
trail-event-factor_reset = Second factors reset by an administrator
trail-event-sessions_ended = Ended sessions on other devices
trail-event-unlocked = Went on after a rest
sign-code = Code of your authenticator app
sign-passkey = Sign with a passkey
codes-left = { $n ->
    [one] 1 code left
   *[other] { $n } codes left
}
rules-passkeys = { $n ->
    [one] 1 passkey
   *[other] { $n } passkeys
}
