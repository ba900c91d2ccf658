// A real, certified OpenID Connect provider (npm `oidc-provider`) on a port of its own, with people whose groups a test changes.
import { createServer } from "node:http";
import { once } from "node:events";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import Provider from "oidc-provider";

export class Idp {
  /** Listens; what it says is told by `serve`, once the other side has said where it is reached. */
  static async open() {
    const idp = new Idp();
    idp.server = createServer((request, response) => idp.answer(request, response));
    idp.server.listen(0, "127.0.0.1");
    await once(idp.server, "listening");
    idp.issuer = `http://127.0.0.1:${idp.server.address().port}`;
    idp.secret = randomBytes(24).toString("hex");
    idp.people = {};
    idp.answer = (_, response) => response.writeHead(503).end();
    return idp;
  }

  /** `app`: where the application is; `logout`: where it hears that somebody has left. */
  serve({ app, logout }) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: "probatum",
          client_secret: this.secret,
          redirect_uris: [`${app}/sign-in/return`],
          post_logout_redirect_uris: [`${app}/sign-in`],
          grant_types: ["authorization_code", "refresh_token"],
          response_types: ["code"],
          ...(logout && { backchannel_logout_uri: logout, backchannel_logout_session_required: true }),
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
      scopes: ["openid", "offline_access", "email", "profile", "groups"],
      features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
      findAccount: (_, id) => this.people[id] && { accountId: id, claims: () => ({ sub: id, email_verified: true, ...this.people[id] }) },
      // It calls nothing on its own machine unless it is told to; the application under test is there.
      fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
      // People agreed when they were employed.
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope("openid email profile groups");
        await grant.save();
        return grant;
      },
      cookies: { keys: [randomBytes(16).toString("hex")] },
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "the provider's", use: "sig", alg: "RS256" }] },
    });
    this.answer = provider.callback();
  }

  /** Signs somebody in on the provider's own page. */
  async prove(page, login) {
    await page.locator("input[name=login]").fill(login);
    await page.locator("input[name=password]").fill("whatever the provider wants");
    await page.locator("button[type=submit]").first().click();
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
