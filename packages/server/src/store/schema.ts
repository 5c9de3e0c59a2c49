import type { DigestContent } from '@romashka/model/contract';
import type { Json } from '@romashka/model/kernel';
import type { Touchpoint } from '@romashka/model/listen';
import type { AnswerValue, SurveyDraft } from '@romashka/model/surveys';
import type { BoardContent, Digest, MetricDefinition } from '@romashka/model/understand';
import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date | string, Date | string>;
type MaybeMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type JsonColumn<T> = ColumnType<T, string, string>;
type Big = ColumnType<number, number, number>;

/** The tables of the state engine, as Kysely sees them. The migrations are the truth. */
export interface Schema {
  workspace: {
    id: Generated<number>;
    key: string;
    name: string;
    time_zone: Generated<string>;
    locale: Generated<string>;
    event_limit: Generated<number>;
    join_by_email: Generated<boolean>;
    join_by_phone: Generated<boolean>;
    created_at: Generated<Date>;
  };
  lane: { workspace: number; lane: number; batch: Generated<Big> };
  demo: {
    workspace: number;
    pack: string;
    seed: number;
    until: Moment;
    loaded: Generated<number>;
    total: number;
    finished_at: MaybeMoment;
  };
  message: { workspace: number; id: string; at: Moment; kept: Generated<boolean> };
  person: {
    workspace: number;
    id: string;
    merged_into: string | null;
    root: string;
    user_id: Generated<string>;
    strong: Generated<boolean>;
    traits: JsonColumn<unknown>;
    first_seen: Moment;
    last_seen: Moment;
    active_on: ColumnType<Date, string, string>;
    events: Generated<Big>;
  };
  person_name: { workspace: number; person: string; name: string };
  name_word: { workspace: number; person: string; word: string };
  identity: {
    workspace: number;
    id: string;
    kind: string;
    value: string;
    /** The value in lower case, by which it is found. */
    low: string;
    home: string;
    person: string;
    since: Moment;
  };
  contact: { workspace: number; kind: string; value: string; person: string };
  match_key: { workspace: number; key: string; person: string };
  merge: {
    workspace: number;
    id: string;
    survivor: string;
    absorbed: string;
    at: Moment;
    reason: string;
    evidence: JsonColumn<Record<string, string>>;
    by: Generated<string>;
    undone_at: MaybeMoment;
    undone_by: string | null;
  };
  held_match: {
    workspace: number;
    one: string;
    other: string;
    reason: string;
    evidence: JsonColumn<Record<string, string>>;
    at: Generated<Date>;
    dismissed_at: MaybeMoment;
    dismissed_by: string | null;
  };
  answer_state: {
    workspace: number;
    id: string;
    identity: string;
    revision: number;
    at: Moment;
    counted: boolean;
    fact: string;
  };
  invitation: { workspace: number; id: string; response: string; identity: string };
  outbox: {
    workspace: number;
    lane: number;
    batch: Big;
    at: Generated<Date>;
    events: string;
    answers: string;
    profiles: string;
    identities: string;
    rows: number;
    shipment: string | null;
    shipped_at: MaybeMoment;
  };
  rejected: {
    workspace: number;
    id: string;
    at: Moment;
    expires: Moment;
    source: string;
    code: string;
    reason: string;
    field: string;
    body: string;
    identities: string[];
    retries: Generated<number>;
  };
  import: {
    workspace: number;
    id: string;
    kind: string;
    file: string;
    map: JsonColumn<Record<string, Json>>;
    state: Generated<string>;
    at: Generated<Date>;
    finished_at: MaybeMoment;
    by: string;
    row_count: Generated<number>;
    accepted: Generated<number>;
    repeated: Generated<number>;
    rejected: Generated<number>;
    bytes: Generated<number>;
    total_bytes: Big | null;
    error: string | null;
    /** The moment that its rows are received under, from its beginning on. */
    received: MaybeMoment;
    merged: Generated<number>;
    held: Generated<number>;
    apart: Generated<number>;
    /** The server whose data folder holds the file; '' when none does. */
    kept_at: Generated<string>;
    kept_until: MaybeMoment;
    /** The names of the columns as a line of the file. */
    header: Generated<string>;
    error_code: Generated<string>;
    error_said: ColumnType<Record<string, string>, string | undefined, string>;
  };
  import_rejected: {
    workspace: number;
    import: string;
    line: Big;
    reason: string;
    code: Generated<string>;
    said: Generated<Record<string, string>>;
    content: string;
    identities: string[];
  };
  unit: { workspace: number; key: string; name: string };
  unit_place: {
    workspace: number;
    grouping: string;
    unit: string;
    parent: string | null;
    /** -Infinity and Infinity where it has always been so or is so until now. */
    starts: ColumnType<Date | number, string, string>;
    ends: ColumnType<Date | number, string, string>;
  };
  survey: {
    workspace: number;
    id: string;
    key: string;
    name: string;
    state: Generated<string>;
    draft: JsonColumn<SurveyDraft>;
    draft_revision: Generated<number>;
    version: number | null;
    touchpoint: Generated<string>;
    held_above: Generated<number>;
    created_at: Generated<Date>;
    created_by: string;
    updated_at: ColumnType<Date, Date | string | undefined, Date | string>;
    updated_by: string;
  };
  survey_version: {
    workspace: number;
    survey: string;
    version: number;
    content: JsonColumn<SurveyDraft>;
    at: Moment;
    by: string;
  };
  survey_link: {
    workspace: number;
    id: string;
    survey: string;
    kind: string;
    name: string;
    token: string;
    touchpoint: Generated<string>;
    unit: Generated<string>;
    channel: Generated<string>;
    expires: MaybeMoment;
    ended_at: MaybeMoment;
    created_at: Generated<Date>;
    created_by: string;
  };
  survey_invitation: {
    workspace: number;
    id: string;
    survey: string;
    digest: string;
    identity: string;
    identity_kind: string;
    identity_value: string;
    touchpoint: Generated<string>;
    unit: Generated<string>;
    channel: Generated<string>;
    expires: Moment;
    created_at: Generated<Date>;
  };
  survey_response: {
    workspace: number;
    id: string;
    survey: string;
    version: number;
    link: string | null;
    invitation: string | null;
    /** Of the secret with which the respondent comes back. */
    digest: string;
    identity: string;
    identity_kind: string;
    identity_value: string;
    language: string;
    state: Generated<string>;
    test: Generated<boolean>;
    held: Generated<boolean>;
    touchpoint: Generated<string>;
    unit: Generated<string>;
    channel: Generated<string>;
    /** The block that was answered last; null before the first. */
    block: string | null;
    hidden: JsonColumn<Record<string, string>>;
    answers: JsonColumn<Record<string, AnswerValue>>;
    /** Per question of the facts (a row of a matrix is one) the revision in which its answer was given or changed last. */
    changed: JsonColumn<Record<string, number>>;
    /** When that was, in ms since 1970. */
    changed_at: JsonColumn<Record<string, number>>;
    revision: Generated<number>;
    /** The revision up to which the answers are events; behind `revision` where some wait. */
    sent: Generated<number>;
    started_at: Moment;
    last_at: Moment;
    finished_at: MaybeMoment;
  };
  survey_quota: { workspace: number; survey: string; quota: string; complete: Generated<number> };
  survey_file: {
    workspace: number;
    id: string;
    survey: string;
    response: string | null;
    identity: string | null;
    /** A picture of the survey itself, shown to whoever knows its id. */
    public: Generated<boolean>;
    name: string;
    type: string;
    content: Buffer;
    at: Generated<Date>;
  };
  metric: {
    workspace: number;
    key: string;
    content: JsonColumn<MetricDefinition>;
    updated_at: Moment;
    updated_by: string;
  };
  board: {
    workspace: number;
    id: string;
    name: string;
    /** The account that made it, by its e-mail address or the name of its token. */
    owner: string;
    /** The least role that sees it; null for the owner alone. */
    shared: string | null;
    content: JsonColumn<BoardContent>;
    revision: Generated<number>;
    digest: ColumnType<Digest | null, string | null, string | null>;
    digest_due: MaybeMoment;
    updated_at: Moment;
    updated_by: string;
  };
  outgoing: {
    workspace: number;
    id: string;
    kind: string;
    at: Moment;
    board: string | null;
    recipient: string;
    subject: string;
    content: JsonColumn<DigestContent>;
    state: Generated<string>;
  };
  finding: {
    workspace: number;
    id: string;
    kind: string;
    at: Moment;
    evidence: JsonColumn<Record<string, Json>>;
    state: Generated<string>;
    decided_at: MaybeMoment;
    decided_by: string | null;
  };
  touchpoint: {
    workspace: number;
    key: string;
    name: string;
    owner: string;
    purpose: string;
    channel: string;
    standard: string;
    target: ColumnType<Touchpoint['target'], string | null, string | null>;
    metrics: string[];
    collects: JsonColumn<Touchpoint['collects']>;
  };
  response_benchmark: {
    workspace: number;
    /** '' for every channel that has none of its own. */
    channel: string;
    /** 0..1 */
    share: number;
    source: string;
    updated_at: Moment;
    updated_by: string;
  };
  tombstone: { workspace: number; identity: string; at: Moment };
  erasure: {
    workspace: number;
    id: string;
    person: string;
    identities: string[];
    persons: string[];
    requested_at: Moment;
    requested_by: string;
    finished_at: MaybeMoment;
    removed: JsonColumn<Record<string, number>>;
  };
  member: {
    workspace: number;
    id: string;
    user_id: string;
    role: string;
    since: Generated<Date>;
    /** Keys of the units that they are bound to; none for the whole company. */
    units: Generated<string[]>;
  };
  api_token: {
    workspace: number;
    id: string;
    name: string;
    role: string;
    digest: string;
    hint: string;
    created_at: Generated<Date>;
    created_by: string;
    last_used: MaybeMoment;
    units: Generated<string[]>;
  };
  write_key: {
    workspace: number;
    id: string;
    name: string;
    key: string;
    allowed_origins: string[];
    created_at: Generated<Date>;
  };
  audit: {
    workspace: number;
    seq: Big;
    at: Moment;
    actor: string;
    action: string;
    target: string;
    detail: JsonColumn<Record<string, Json>>;
    ip: string;
    request_id: string;
    hash: string;
  };
  'auth.user': { id: string; name: string; email: string; createdAt: Generated<Date> };
  'auth.session': { id: string; userId: string; updatedAt: Generated<Date>; expiresAt: Moment };
  'auth.account': { id: string; userId: string; password: string | null };
}
