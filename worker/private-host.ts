// Outside production mail may go to a catcher only: a host that is this machine, or on a network that the world cannot
// reach. A name on a list could be a real server all the same, so what it leads to is looked at too. Node only.

import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { Refusal } from '../domain/refusal.ts';

const PRIVATE = new BlockList();
PRIVATE.addSubnet('127.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('10.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('172.16.0.0', 12, 'ipv4');
PRIVATE.addSubnet('192.168.0.0', 16, 'ipv4');
PRIVATE.addSubnet('169.254.0.0', 16, 'ipv4');
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** Refuses a mail server that is, or may be, outside. */
export async function requirePrivateHost(host: string): Promise<void> {
  const addresses = await lookup(host, { all: true }).catch(() => {
    throw new Refusal(
      'unavailable',
      `Find SMTP_HOST: the name ${host} leads nowhere, wanted a catcher on this machine or network`,
    );
  });
  const outside = addresses.find(({ address }) => !isPrivateAddress(address));
  if (outside) {
    throw new Refusal(
      'invalid-definition',
      `Read SMTP_HOST: ${host} leads to ${outside.address} outside production, wanted a catcher on this machine or network, or ARSHJUL_PRODUCTION=1`,
    );
  }
}

/** Whether an address cannot be reached from the world. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(mapped);
  return family !== 0 && PRIVATE.check(mapped, family === 4 ? 'ipv4' : 'ipv6');
}
