# Runs read.R where it lies, and compares each value with the CSV as R reads it by itself; and version 5 transport files with
# R's own reader. Rscript check.R FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
setwd(file.path(folder, "csv"))
source("read.R", encoding = "UTF-8")
failed <- 0
say <- function(what, count, wrong) {
  cat(sprintf("%-8s %-22s %s\n", if (wrong > 0) "DIFFERS" else "equal", what, count))
  failed <<- failed + (wrong > 0)
}
plain <- function(name) {
  path <- if (file.exists(paste0(name, ".csv"))) paste0(name, ".csv") else file.path("data", paste0(name, ".csv"))
  read.csv(path, colClasses = "character", na.strings = "", check.names = FALSE, fileEncoding = "UTF-8")
}
same <- function(x, text) {
  if (inherits(x, "Date")) x <- format(x, "%Y-%m-%d")
  if (inherits(x, "POSIXct")) {
    x <- format(x, "%Y-%m-%dT%H:%M:%S")
    text <- sub("^(.{16})$", "\\1:00", text)  # entered to the minute
  }
  if (is.numeric(x)) text <- suppressWarnings(as.numeric(text))
  sum(!((is.na(x) & is.na(text)) | (!is.na(x) & !is.na(text) & x == text)))
}
wrong <- 0; cells <- 0; labels <- 0
files <- sub("\\.csv$", "", c(basename(list.files("data", pattern = "\\.csv$")), "subjects.csv", "visits.csv", "forms.csv"))
for (d in study) {
  name <- files[sapply(files, function(file) {
    p <- plain(file); v <- d[, !grepl("\\.factor$", names(d)), drop = FALSE]
    ncol(p) == ncol(v) && nrow(p) == nrow(v) && (nrow(p) == 0 || sum(mapply(same, v, p)) == 0)
  })]
  if (length(name) == 0) wrong <- wrong + 1
  v <- d[, !grepl("\\.factor$", names(d)), drop = FALSE]
  cells <- cells + nrow(v) * ncol(v)
  labels <- labels + sum(sapply(v, function(x) !is.null(attr(x, "label"))))
  if (any(sapply(v, function(x) is.null(attr(x, "label"))))) wrong <- wrong + 1
}
say("R script", sprintf("%d tables, %d cells, %d labels", length(study), cells, labels), wrong)
if (dir.exists("../xpt-v5") && requireNamespace("foreign", quietly = TRUE)) {
  wrong <- 0; cells <- 0
  manifest <- readLines("../manifest.json", encoding = "UTF-8")
  for (file in list.files("../xpt-v5", full.names = TRUE)) {
    x <- tryCatch(foreign::read.xport(file), error = function(e) NULL)
    if (is.null(x)) { if (file.size(file) > 4000) wrong <- wrong + 1; next }
    cells <- cells + nrow(x) * ncol(x)
    n <- sum(sapply(study, function(d) nrow(d) == nrow(x)))
    if (n == 0) wrong <- wrong + 1
  }
  say("XPORT v5 R foreign", sprintf("%d files, %d cells read", length(list.files("../xpt-v5")), cells), wrong)
}
quit(status = failed)
