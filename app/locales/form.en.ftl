# The form, in English. The same keys as in every language; see en.ftl.

## Saving
form-nothing-yet = Nothing entered yet
form-saved = Saved { $time }
form-saving = Saving…
form-waiting = { $n ->
    [one] 1 change waiting
   *[other] { $n } changes waiting
}
form-offline = { $n ->
    [one] Offline: 1 change is kept on this computer and not yet sent
   *[other] Offline: { $n } changes are kept on this computer and not yet sent
}
form-signed-out = { $n ->
    [one] Sign in to send 1 change; it is kept on this computer
   *[other] Sign in to send { $n } changes; they are kept on this computer
}
form-not-kept = Not yet sent, and this browser does not allow anything to be kept. Please leave this page open.
form-not-kept-why = { $n ->
    [one] 1 change is only in this window: the browser has no room or does not allow anything to be kept on this computer. Leave the window open until it is saved.
   *[other] { $n } changes are only in this window: the browser has no room or does not allow anything to be kept on this computer. Leave the window open until they are saved.
}
form-wants-reason = { $n ->
    [one] 1 change waits for a reason
   *[other] { $n } changes wait for a reason
}
form-refused = { $n ->
    [one] 1 change not saved. { $why }
   *[other] { $n } changes not saved. { $why }
}
form-unsaved = It stays here as you typed it and is not saved.

## The form
form-progress = { $answered } of { $required } answered
form-readonly = Reading only
form-complete = Complete form
form-complete-key = Complete form (Ctrl+Enter)
form-reopen = Reopen
form-look = { $n ->
    [one] 1 thing to look at
   *[other] { $n } things to look at
}
form-missing-answers = { $n ->
    [one] One answer is still open before the form is complete
   *[other] { $n } answers are still open before the form is complete
}
form-and-more = and { $n } more
form-next-incomplete = { $n ->
    [one] Go to the last open answer
   *[other] Next of { $n } open answers
}
form-sections = Sections
form-required = required
form-derived = worked out, not entered
form-cell = { $item }, row { $row }

## Controls
form-understood = Understood as { $words }
form-date-example = e.g. 3 mar 2024
form-time-example = e.g. 9:05
form-datetime-example = e.g. 3 mar 2024 9:05
form-stray = Stored: { $value }. This is not one of the answers.
form-search-list = Type to search
form-search-none = Nothing in the list fits
form-unit = Unit
form-unit-of = Unit of { $item }

## No answer
form-missing = No answer?
form-missing-key = Why is there no answer? (Alt+M)
form-missing-of = Why is there no answer: { $item }
form-missing-question = Why is there no answer?
form-clear = Clear the field
form-undo = Undo

## Tables
form-add-row = Add a row
form-no-rows = No rows yet. Add one for each entry.
form-row-tools = What to do with the row
form-duplicate-row = Duplicate row { $row }
form-retire-row = Take row { $row } out of use
form-restore-row = Bring row { $row } back
form-retired-rows = { $n ->
    [one] 1 row out of use
   *[other] { $n } rows out of use
}

## Two people
form-conflict = { $by } has changed this in the meantime ({ $when }). Which value is right?
form-conflict-theirs = Stored
form-conflict-mine = You entered
form-keep-theirs = Keep { $value }
form-put-mine = Put { $value }
form-arrived = { $n ->
    [one] { $by } has just changed one answer here
   *[other] { $by } has just changed { $n } answers here
}
form-arrived-here = { $by }, { $when }

## Reasons
form-reason-title = Why is this changed?
form-reason-waiting = { $n ->
    [one] This form was complete once. 1 change waits for a reason; it is kept on this computer until then.
   *[other] This form was complete once. { $n } changes wait for a reason; they are kept on this computer until then.
}
form-reason-give = Give a reason
form-reason-more = In your words
form-reason-later = Later
form-reason-save = Save with this reason
reason-transcription = Wrongly copied from the source
reason-source-corrected = The source was corrected
reason-later = Known only later
reason-query = Answer to a query
reason-other = Another reason

## Findings
unreadable-integer = “{ $value }” is not a whole number. Write digits only, such as 120.
unreadable-number = “{ $value }” is not a number. Write digits with a decimal point, such as 24.06.
unreadable-boolean = “{ $value }” is neither yes nor no. Choose one of them.
unreadable-date = “{ $value }” is not a date. Write it like 3 Mar 2024 or 2024-03-03; UN stands for an unknown day or month.
unreadable-time = “{ $value }” is not a time. Write it like 9:05 or 21:05.
unreadable-datetime = “{ $value }” is not a date with a time. Write it like 3 Mar 2024 9:05.
unreadable-nothing-known = No part of “{ $value }” is known. Leave it blank and choose why there is no answer.
unreadable-no-such-day = There is no { $date }. Correct the day, the month or the year.
unreadable-ambiguous-date = “{ $value }” can be { $first } or { $second }. Write the month as a word.
unreadable-duration = “{ $value }” is not a duration. Write it like 3 weeks, 2 h 30 min or P1DT12H.
unreadable-interval = “{ $value }” is not an interval. Write two dates with a stroke between: 2024-03-03/2024-03-10.
unreadable-uri = “{ $value }” is not a web address. Write it without blanks, such as https://example.org.
unreadable-hex = “{ $value }” is not hexadecimal. Use pairs of the digits 0 to 9 and A to F.
unreadable-base64 = “{ $value }” is not base64. Paste the whole text, with the = at its end.
unreadable-several = This question takes one answer, not several ({ $value }). Choose one of them.
finding-mandatory = Please answer this, or choose why there is no answer.
finding-not-in-list = “{ $value }” is not an answer of this list. Choose one that is, or keep it and give a reason.
finding-link-gone = Row { $value }, which this answer points to, is not there any more. Choose another one, or leave it blank.
finding-not-alone = “{ $value }” stands alone. Take it, or the other answers.
finding-too-long = This answer has { $length } characters; at most { $limit } are planned. Shorten it, or keep it and give a reason.
finding-too-many-digits = { $value } has { $length } digits; at most { $limit } are planned. Correct it, or keep it and give a reason.
finding-too-many-decimals = { $value } has { $length } decimal places; at most { $limit } are planned. Correct it, or keep it and give a reason.
finding-part-missing = Part of { $value } is unknown. Complete it, or keep it and give a reason.
finding-unit-missing = Please choose the unit of { $value }.
finding-unit-unknown = { $unit } is not a unit of this question. Choose one that is, or keep it and give a reason.
finding-range-lt = { $level ->
    [hard] { $label } ({ $value }) must be less than { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be less than { $limit }. Check it; if it is right, keep it and say so.
}
finding-range-le = { $level ->
    [hard] { $label } ({ $value }) must be at most { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be at most { $limit }. Check it; if it is right, keep it and say so.
}
finding-range-gt = { $level ->
    [hard] { $label } ({ $value }) must be more than { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be more than { $limit }. Check it; if it is right, keep it and say so.
}
finding-range-ge = { $level ->
    [hard] { $label } ({ $value }) must be at least { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be at least { $limit }. Check it; if it is right, keep it and say so.
}
finding-range-eq = { $level ->
    [hard] { $label } ({ $value }) must be { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be { $limit }. Check it; if it is right, keep it and say so.
}
finding-range-ne = { $level ->
    [hard] { $label } ({ $value }) must be something else. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be something else. Check it; if it is right, keep it and say so.
}
finding-range-in = { $level ->
    [hard] { $label } ({ $value }) must be one of { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be one of { $limit }. Check it; if it is right, keep it and say so.
}
finding-range-notin = { $level ->
    [hard] { $label } ({ $value }) must be none of { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be none of { $limit }. Check it; if it is right, keep it and say so.
}
finding-date-lt = { $level ->
    [hard] { $label } ({ $value }) must be before { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be before { $limit }. Check it; if it is right, keep it and say so.
}
finding-date-le = { $level ->
    [hard] { $label } ({ $value }) must be on or before { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be on or before { $limit }. Check it; if it is right, keep it and say so.
}
finding-date-gt = { $level ->
    [hard] { $label } ({ $value }) must be after { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be after { $limit }. Check it; if it is right, keep it and say so.
}
finding-date-ge = { $level ->
    [hard] { $label } ({ $value }) must be on or after { $limit }. Correct it, or keep it and give a reason.
   *[other] { $label } ({ $value }) is expected to be on or after { $limit }. Check it; if it is right, keep it and say so.
}

## Why a rule says so
why = Why?
why-all = All of these:
why-any = At least one of these:
why-not = Not:
why-if = One after the other:
why-rows = For each row:
why-and = and
why-or = or
why-among = is one of
why-is-missing = is missing
why-is-known = is there
why-nothing = nothing entered
why-holds = true
why-fails = not true
why-unknown = cannot be told yet

finding-check = { $level ->
    [hard] { $label } ({ $value }) does not agree with the rules of the study. Correct it, or keep it and give a reason.
   *[soft] { $label } ({ $value }) does not agree with the rules of the study. Check it; if it is right, keep it and say so.
}
finding-not-offered = “{ $value }” is not offered here. Choose another answer, or keep it and give a reason.
finding-entered = “{ $value }” was entered; the study works it out now and comes to { $derived }. Take that, or keep what was entered and say why.
form-take-derived = Take what is worked out
finding-out-of-use = This is not asked for any more. What was entered ({ $value }) is kept, out of use.

## Ways of answering, files, reasons for a whole group
choice-cleared = Taken back: { $choices }. This answer stands alone.
scale-untouched = No answer yet. Click or move the handle to answer.
scale-answered = Answered
form-search-in = Search the answers to { $item }
form-converted = = { $value } { $unit }
form-duration-example = e.g. 3 weeks, 2 h 30 min
duration-years = { $n ->
    [one] 1 year
   *[other] { $n } years
}
duration-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
duration-weeks = { $n ->
    [one] 1 week
   *[other] { $n } weeks
}
duration-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
duration-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
duration-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
duration-seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
}
file-choose = Choose a file
file-choose-image = Choose a picture
file-camera = Take a picture
file-drop = or drop it here, or paste it
file-sending = { $name }: { $sent } of { $total } sent
file-failed = { $name } was not kept. { $why }
file-offline = There is no connection; the file waits on this page.
file-other = Choose another
file-lost = This file cannot be shown. { $why }
file-foreign = A file of another system
file-replace = Replace
file-remove = Remove
file-scanned = Checked for viruses
file-signed = Signature
file-unknown = Unknown kind
file-text = Text
file-a-file = a file
signature-here = Sign here
signature-keep = Keep the signature
signature-undo = Undo stroke
signature-instead = Hand in a picture instead
rest-form = No answers in this form?
answer-clear = Clear
rest-group = No answers?
rest-help = Say once why all that is still open here has no answer
rest-question = { $n ->
    [one] One question here is not answered. Why? What is answered stays as it is.
   *[other] { $n } questions here are not answered. Why? One reason for all of them; what is answered stays as it is.
}
rest-say = { $n ->
    [one] Say so for 1 question
   *[other] Say so for { $n } questions
}
rest-said = { $n ->
    [one] 1 question: { $why }
   *[other] { $n } questions: { $why }
}
