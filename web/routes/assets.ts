// Style sheet and script, kept by browsers for good since their names change with their content. Node only.

import type { FastifyInstance } from 'fastify';
import type { Asset, Assets } from '../assets.ts';
import type { Paths } from '../paths.ts';

export function addAssetRoutes(app: FastifyInstance, { style, script }: Assets, paths: readonly Paths[]): void {
  for (const path of paths) {
    for (const asset of [style, script]) serve(app, path.asset(asset.name), asset);
  }
}

function serve(app: FastifyInstance, path: string, asset: Asset): void {
  app.get(path, async (request, reply) => {
    const accepted = request.headers['accept-encoding'] ?? '';
    void reply
      .type(asset.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding');
    if (accepted.includes('br')) return reply.header('content-encoding', 'br').send(asset.brotli);
    if (accepted.includes('gzip')) return reply.header('content-encoding', 'gzip').send(asset.gzip);
    return reply.send(asset.plain);
  });
}
