import pg from 'pg';

/**
 * Uniform profiles as the intake writes them, made by the engine itself: user ids u0000000 ...,
 * each with one identity, six traits, a name, an e-mail address and a phone.
 * @param ownerUrl the role that owns the tables
 */
export async function fillState(ownerUrl: string, workspace: number, profiles: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`SET romashka.workspace = '${Number(workspace)}'`);
    await client.query(
      `SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'`,
    );
    await client.query(FUNCTIONS);
    for (const statement of STATEMENTS) await client.query(statement, [workspace, profiles]);
    await client.query(
      `INSERT INTO lane (workspace, lane, batch) VALUES ($1, 0, 1000000)
      ON CONFLICT (workspace, lane) DO UPDATE SET batch = 1000000`,
      [workspace],
    );
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** The same ids as the intake's: the digest of an identity, and a person id whose first bits are its time. */
const FUNCTIONS = `
CREATE FUNCTION pg_temp.user_of(i int) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT 'u' || lpad(i::text, 7, '0') $$;
CREATE FUNCTION pg_temp.person_of(i int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT ('0190000000007000' || '8000' || lpad(to_hex(i), 12, '0'))::uuid $$;
CREATE FUNCTION pg_temp.identity_of(workspace int, value text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (substr(h, 1, 12) || '8' || substr(h, 14, 3) || translate(substr(h, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab')
    || substr(h, 18, 15))::uuid
  FROM (SELECT encode(sha256('\\x6964656e7469747900'::bytea || convert_to(workspace::text, 'UTF8') || '\\x00'::bytea
    || '\\x7573657200'::bytea || convert_to(value, 'UTF8')), 'hex') AS h) AS d $$;
CREATE FUNCTION pg_temp.name_of(i int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN i % 2 = 0
    THEN (ARRAY['Анна','Иван','Мария','Пётр','Ольга','Сергей','Елена','Дмитрий','Наталья','Алексей','Юлия','Николай'])[1 + i / 2 % 12]
      || ' ' || (ARRAY['Ива','Пет','Сидо','Куз','Смир','Вол','Лебе','Соко','Моро','Нови','Фёдо','Мака'])[1 + i / 24 % 12]
      || (ARRAY['нец','рин','дан','мич','сан','тов','лин','бур'])[1 + i / 288 % 8]
      || (ARRAY['ко','ский','ов','ев','ин','чук','енко','ян'])[1 + i / 2304 % 8]
    ELSE (ARRAY['Ann','John','Mary','Peter','Olga','Mark','Helen','Daniel','Grace','Alex','Julia','Nick'])[1 + i / 2 % 12]
      || ' ' || (ARRAY['Har','Wil','Ander','Rob','Thom','Mar','Cart','Bark','Free','Stan','Wood','Black'])[1 + i / 24 % 12]
      || (ARRAY['ri','li','er','in','as','ti','om','an'])[1 + i / 288 % 8]
      || (ARRAY['son','man','ton','ley','ford','well','wick','by'])[1 + i / 2304 % 8]
  END $$;
CREATE FUNCTION pg_temp.trait(value jsonb, seen timestamptz) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('value', value, 'source', 'bench', 'time', (extract(epoch FROM seen) * 1000)::bigint,
    'confidence', 1, 'basis', 'contract') $$;
CREATE FUNCTION pg_temp.phone_of(i int) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT '+79' || lpad(i::text, 9, '0') $$;
CREATE FUNCTION pg_temp.seen_of(i int) RETURNS timestamptz LANGUAGE sql STABLE AS
  $$ SELECT now() - make_interval(hours => 1 + i % 8000) $$;
`;

const STATEMENTS = [
  `INSERT INTO person (workspace, id, merged_into, root, user_id, strong, traits, first_seen, last_seen, active_on, events)
    SELECT $1::int, pg_temp.person_of(i), NULL, pg_temp.person_of(i), pg_temp.user_of(i), true, jsonb_build_object(
        'name', pg_temp.trait(to_jsonb(pg_temp.name_of(i)), s),
        'email', pg_temp.trait(to_jsonb(pg_temp.user_of(i) || '@mail.example'), s),
        'phone', pg_temp.trait(to_jsonb(pg_temp.phone_of(i)), s),
        'plan', pg_temp.trait(to_jsonb((ARRAY['S', 'M', 'L', 'XL'])[1 + i % 4]), s),
        'region', pg_temp.trait(to_jsonb((i % 89)::text), s),
        'balance', pg_temp.trait(to_jsonb(i % 2000), s)),
      s - interval '300 days', s, s::date, 10
    FROM generate_series(0, $2::int - 1) AS i, LATERAL (SELECT pg_temp.seen_of(i) AS s) AS seen`,
  `INSERT INTO identity (workspace, id, kind, value, low, home, person, since)
    SELECT $1::int, pg_temp.identity_of($1, pg_temp.user_of(i)), 'user', pg_temp.user_of(i), pg_temp.user_of(i), pg_temp.person_of(i),
      pg_temp.person_of(i), pg_temp.seen_of(i) - interval '300 days'
    FROM generate_series(0, $2::int - 1) AS i`,
  `INSERT INTO contact (workspace, kind, value, person)
    SELECT $1::int, 'email', pg_temp.user_of(i) || '@mail.example', pg_temp.person_of(i) FROM generate_series(0, $2::int - 1) AS i
    UNION ALL
    SELECT $1::int, 'phone', pg_temp.phone_of(i), pg_temp.person_of(i) FROM generate_series(0, $2::int - 1) AS i`,
  `INSERT INTO person_name (workspace, person, name)
    SELECT $1::int, pg_temp.person_of(i), pg_temp.name_of(i) FROM generate_series(0, $2::int - 1) AS i`,
  `INSERT INTO name_word (workspace, person, word)
    SELECT $1::int, pg_temp.person_of(i), w.word
    FROM generate_series(0, $2::int - 1) AS i,
      LATERAL (SELECT DISTINCT unnest(string_to_array(replace(lower(pg_temp.name_of(i)), 'ё', 'е'), ' ')) AS word) AS w`,
] as const;
