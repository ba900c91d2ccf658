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
keys-form-history = History of the item

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
