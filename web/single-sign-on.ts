// Signing in with an OpenID Connect provider: the code flow with PKCE, state and nonce; and signing out there. Node only.

import * as client from 'openid-client';
import { refuse } from '../domain/refusal.ts';

/** A provider, by configuration. */
export interface SingleSignOnOptions {
  /** Its address, as its discovery document names it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it; stands on the sign-in page. */
  readonly name: string;
  /** The address that people know these pages by, without a slash at the end. */
  readonly url: string;
  /** True where the provider’s own administrators set addresses, so that one without `email_verified` counts. */
  readonly trustsAddresses: boolean;
}

/** What must be remembered until the provider sends the visitor back. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface SingleSignOn {
  readonly name: string;
  /** Where to send the visitor, and what to remember meanwhile. */
  begin(callback: string): Promise<{ readonly to: string; readonly pending: Pending }>;
  /** The address that the provider vouches for; null when it vouches for none. Refuses an answer that does not fit. */
  finish(callback: string, query: string, pending: Pending): Promise<string | null>;
  /**
   * Where people sign out at the provider, which then sends them on to `back`. Null where it has no such address, names
   * one without TLS, or does not answer.
   */
  end(back: string): Promise<string | null>;
}

const SCOPE = 'openid email';

/** Asks the provider for its addresses when somebody first signs in, and again after a failure. */
export function createSingleSignOn(options: SingleSignOnOptions): SingleSignOn {
  const { issuer, clientId, clientSecret, name, url, trustsAddresses } = options;
  let found: Promise<client.Configuration> | null = null;
  const provider = (): Promise<client.Configuration> => {
    // Configuration lets an address without TLS pass on this machine alone.
    const plain = issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {};
    found ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, plain);
    found.catch(() => (found = null));
    return found.catch(() =>
      refuse(
        'unavailable',
        `Sign in with ${name}: ${new URL(issuer).host} does not answer, wanted its discovery document`,
      ),
    );
  };
  return {
    name,
    async begin(callback) {
      const pending: Pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const to = client.buildAuthorizationUrl(await provider(), {
        redirect_uri: `${url}${callback}`,
        scope: SCOPE,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      });
      return { to: to.href, pending };
    },
    async finish(callback, query, { state, nonce, verifier }) {
      const config = await provider();
      const answer = new URL(`${url}${callback}${query}`);
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await client
        .authorizationCodeGrant(config, answer, checks)
        .catch(() =>
          refuse('wrong-role', `Sign in with ${name}: its answer does not fit what was asked, wanted a new sign-in`),
        );
      const claims = tokens.claims()!;
      // Some say the address in the token itself, others only when asked.
      const more =
        claims['email'] === undefined
          ? await client.fetchUserInfo(config, tokens.access_token, claims.sub).catch(() => ({}))
          : claims;
      const { email, email_verified: verified } = more as { email?: unknown; email_verified?: unknown };
      if (typeof email !== 'string' || email === '') return null;
      return verified === true || (verified === undefined && trustsAddresses) ? email : null;
    },
    async end(back) {
      try {
        // Without the id token, which is not kept: the provider then asks whether they mean it.
        return client.buildEndSessionUrl(await provider(), { post_logout_redirect_uri: `${url}${back}` }).href;
      } catch {
        // They are signed out here already, and are to be told so whatever the provider lacks.
        return null;
      }
    },
  };
}
