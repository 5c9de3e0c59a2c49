/** The units that a member or a token is bound to, by their keys; none for the whole company. */
export const memberUnits = `
ALTER TABLE member ADD COLUMN units text[] NOT NULL DEFAULT '{}';
ALTER TABLE api_token ADD COLUMN units text[] NOT NULL DEFAULT '{}';
ALTER TABLE member ADD CONSTRAINT owners_are_not_bound CHECK (role <> 'owner' OR units = '{}');
ALTER TABLE api_token ADD CONSTRAINT owners_are_not_bound CHECK (role <> 'owner' OR units = '{}');
`;
