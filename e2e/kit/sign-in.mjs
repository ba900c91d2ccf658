// Signing in, as people do.

/** Signs in and chooses a tenant when there is a choice (`tenant`: part of its name). Ends on the page where that person starts. */
export async function enter(page, email, password, { tenant } = {}) {
  await page.goto("/");
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await page.locator("[data-test=sign-in]").click();
  if (tenant) await page.locator("[data-test=tenant]", { hasText: tenant }).click();
  await page.locator("#main").waitFor();
  await page.waitForURL((url) => !["/sign-in", "/tenants"].includes(url.pathname));
  return page;
}
