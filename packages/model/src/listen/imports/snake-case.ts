/**
 * The name of a trait or property made from a column's: small letters and digits of any script,
 * words joined by `_`. `Satisfaction Score`, `satisfactionScore` and `satisfaction-score` are one name.
 */
export function snakeCase(column: string): string {
  return column
    .normalize('NFC')
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/** Codes that look like numbers and are none: sums over them mean nothing, and leading zeros matter. */
const CODES =
  /(?:^|_)(?:id|uuid|guid|code|zip|zipcode|postcode|postal|phone|mobile|msisdn|tel|fax|sku|iban|bic|account|card|passport|snils|inn|kpp|ogrn|ssn|imei|iccid|код|индекс|телефон|тел|моб|инн|кпп|огрн|снилс|паспорт|карта|счет|счёт|номер)(?:_|$)/u;

/** True where a column's name says that its cells are codes: they stay text. */
export const holdsCodes = (column: string): boolean => CODES.test(snakeCase(column));
