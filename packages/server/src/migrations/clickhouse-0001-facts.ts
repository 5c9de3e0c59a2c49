/**
 * The facts engine's first tables. Ordered by (workspace, identity, time): a customer's
 * timeline is a few ranges of it, and a merge never moves an event. The deduplication
 * window makes the replay of a shipment after a crash insert nothing.
 *
 * A timeline looks into every part and reads a whole granule for each of its events: few
 * partitions and small granules make it three times as cheap. Quarters rather than years, since
 * by the period alone only partitions can be left out.
 */
const SETTINGS =
  'SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1';

export const facts = [
  `CREATE TABLE IF NOT EXISTS events (
    workspace UInt32,
    identity UUID,
    time DateTime64(3, 'UTC'),
    seq UInt64,
    received DateTime64(3, 'UTC'),
    type LowCardinality(String),
    name LowCardinality(String),
    message_id String,
    source LowCardinality(String),
    touchpoint LowCardinality(String),
    unit LowCardinality(String),
    channel LowCardinality(String),
    history Bool,
    raw String CODEC(ZSTD(1))
  ) ENGINE = MergeTree PARTITION BY toStartOfQuarter(time) ORDER BY (workspace, identity, time)
  ${SETTINGS}, index_granularity = 1024`,
  `CREATE TABLE IF NOT EXISTS answers (
    workspace UInt32,
    question_type LowCardinality(String),
    time DateTime64(3, 'UTC') CODEC(Delta, LZ4),
    identity UUID,
    seq UInt64,
    sign Int8,
    counted Bool,
    response String,
    revision UInt32,
    invitation String,
    survey LowCardinality(String),
    question LowCardinality(String),
    value Nullable(Float64),
    text String CODEC(ZSTD(1)),
    touchpoint LowCardinality(String),
    unit LowCardinality(String),
    channel LowCardinality(String)
  ) ENGINE = MergeTree PARTITION BY toYear(time) ORDER BY (workspace, question_type, time) ${SETTINGS}`,
  `CREATE TABLE IF NOT EXISTS profiles (
    workspace UInt32,
    person UUID,
    seq UInt64,
    alive Bool,
    known Bool,
    first_seen DateTime64(3, 'UTC'),
    traits Map(LowCardinality(String), String)
  ) ENGINE = ReplacingMergeTree(seq) ORDER BY (workspace, person) ${SETTINGS}`,
  `CREATE TABLE IF NOT EXISTS identities (
    workspace UInt32,
    identity UUID,
    seq UInt64,
    person UUID
  ) ENGINE = ReplacingMergeTree(seq) ORDER BY (workspace, identity) ${SETTINGS}`,
] as const;
