// Before anything is drawn: the colours that were chosen in this browser, so that no page flashes in the others.
try {
  const theme = localStorage.getItem("probatum.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the page follows the system.
}
