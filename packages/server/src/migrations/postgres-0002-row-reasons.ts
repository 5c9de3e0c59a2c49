/** Why a row of an import was refused, as a code with what it speaks of: screens say it in their language. */
export const rowReasons = `
ALTER TABLE import_rejected ADD COLUMN code text NOT NULL DEFAULT '', ADD COLUMN said jsonb NOT NULL DEFAULT '{}';
`;
