// Statements that run hundreds of times in a round are built once: building one costs more than filling it in. Node
// only.

import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Stands in a statement where a value comes. */
class Place {
  constructor(readonly name: string) {}
}

/**
 * `build` is called once for each database, with places instead of values, so it must not look at them; what it answers is
 * run with the values at every call. All parameters of the statement must be places or constants.
 */
export function compileOnce<Values extends object, Row>(
  build: (db: Kysely<Tables>, values: Values) => Compilable<Row>,
): (db: Kysely<Tables>, values: Values) => Promise<readonly Row[]> {
  const known = new WeakMap<Kysely<Tables>, CompiledQuery<Row>>();
  return async (db, values) => {
    let compiled = known.get(db);
    if (compiled === undefined) {
      const places = new Proxy({} as Values, { get: (_, name) => new Place(String(name)) });
      compiled = build(db, places).compile();
      known.set(db, compiled);
    }
    const parameters = compiled.parameters.map((one) =>
      one instanceof Place ? values[one.name as keyof Values] : one,
    );
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}
