// A real SMTP server on a free port, which keeps what it is handed; whoever signs in there needs the password.
// A file of tests opens it before its server starts: `const mailbox = await Mailbox.open();` sets what `probatum` reads.
import { once } from "node:events";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

const USER = "probatum";
const PASSWORD = "a password of the mail server's own";
// How long a mail may take, in milliseconds.
const PATIENCE = 30_000;

export class Mailbox {
  static async open() {
    const mailbox = new Mailbox();
    await mailbox.listen();
    process.env.PROBATUM_MAIL_SERVER = "127.0.0.1";
    process.env.PROBATUM_MAIL_PORT = String(mailbox.port);
    process.env.PROBATUM_MAIL_TLS = "none";
    process.env.PROBATUM_MAIL_USER = USER;
    process.env.PROBATUM_MAIL_PASSWORD = PASSWORD;
    process.env.PROBATUM_MAIL_SENDER = "Probatum <no-reply@probatum.example>";
    return mailbox;
  }

  async listen() {
    this.mails = [];
    this.waiting = new Set();
    this.server = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, session, done) =>
        username === USER && password === PASSWORD ? done(null, { user: USER }) : done(new Error("not you")),
      onData: (stream, session, done) => this.#keep(stream, session).then(() => done(), done),
    });
    this.server.listen(0, "127.0.0.1");
    await once(this.server.server, "listening");
    this.port = this.server.server.address().port;
  }

  async #keep(stream, session) {
    const parts = [];
    for await (const part of stream) parts.push(part);
    const { subject, text, html, headers } = await PostalMime.parse(Buffer.concat(parts));
    this.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(","), subject, text, html, headers });
    for (const look of this.waiting) look();
  }

  /** The mail to an address with such a subject, after so many others of them, as soon as it is there. */
  async next(to, subject, after = 0) {
    const found = () => this.mails.filter((mail) => mail.to === to && subject.test(mail.subject))[after];
    return new Promise((resolve, reject) => {
      const look = () => found() && end(() => resolve(found()));
      const late = setTimeout(() => end(() => reject(new Error(`no mail ${after + 1} for ${to} (${subject}): ${JSON.stringify(this.mails.map((one) => [one.to, one.subject]))}`))), PATIENCE);
      const end = (then) => {
        clearTimeout(late);
        this.waiting.delete(look);
        then();
      };
      this.waiting.add(look);
      look();
    });
  }

  close() {
    return new Promise((closed) => this.server.close(closed));
  }
}

/** Where a mail leads: its first link with a secret, as a path of the server that is under test. */
export function link(mail) {
  const [found] = mail.text.match(/https?:\/\/\S+#\S+/) ?? [];
  if (!found) throw new Error(`no link in: ${mail.text}`);
  const { pathname, hash } = new URL(found);
  return pathname + hash;
}
