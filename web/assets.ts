// The style sheet and the script of the pages: read once, named by their content, sent compressed. Node only.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** A file as it is sent: under a name that changes when it does. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly plain: Buffer;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

export interface Assets {
  readonly style: Asset;
  readonly script: Asset;
}

/** What the pages use of the design system; the rest would only cost time on slow lines. */
const COMPONENTS = [
  'base',
  'alert',
  'button',
  'details',
  'error-summary',
  'field',
  'fieldset',
  'heading',
  'input',
  'label',
  'link',
  'list',
  'paragraph',
  'skip-link',
  'table',
  'tag',
  'validation-message',
];

/** Reads and packs the assets. Throws when the design system is not installed. */
export function loadAssets(): Assets {
  const theme = createRequire(import.meta.url).resolve('@digdir/designsystemet-css/theme');
  const components = COMPONENTS.map((name) => {
    const text = readFileSync(new URL(`../src/${name}.css`, `file://${theme}`), 'utf8');
    return `@layer ds.${name === 'base' ? 'base' : 'components'}{${text}}`;
  });
  const own = ['site', 'rooms'].map((name) =>
    readFileSync(fileURLToPath(new URL(`./assets/${name}.css`, import.meta.url)), 'utf8'),
  );
  // Our own rules stand outside the layers, and so win.
  const order = '@layer ds.theme, ds.base, ds.components;';
  const style = [order, readFileSync(theme, 'utf8'), ...components, ...own].join('\n');
  const script = readFileSync(fileURLToPath(new URL('./assets/autosave.js', import.meta.url)), 'utf8');
  return { style: pack('site', 'css', 'text/css', style), script: pack('autosave', 'js', 'text/javascript', script) };
}

function pack(name: string, extension: string, type: string, text: string): Asset {
  const plain = Buffer.from(text);
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
  return {
    name: `${name}-${hash}.${extension}`,
    type: `${type}; charset=utf-8`,
    plain,
    brotli: brotliCompressSync(plain),
    gzip: gzipSync(plain),
  };
}
