// Whether a database that somebody else set up can hold and compare names in every script.
import { Client } from 'pg';

/** One sentence for each thing that is not as it should be; empty when all is well. */
export async function findLocaleFaults(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ ctype: string; encoding: string }>(
      'select datctype as ctype, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
    );
    return rows.flatMap(({ ctype, encoding }) => [
      ...(encoding === 'UTF8' ? [] : [`the database's encoding is ${encoding}: only UTF8 holds every name`]),
      // With C PostgreSQL knows no letters beyond a to z, and trigram search is blind to all other scripts.
      ...(['C', 'POSIX'].includes(ctype)
        ? [`the database's LC_CTYPE is ${ctype}: names in other scripts are not found; create it with C.UTF-8`]
        : []),
    ]);
  } finally {
    await client.end();
  }
}
