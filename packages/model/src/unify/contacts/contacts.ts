import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Traits } from '../../kernel/profile.ts';

/** An address by which a person can be reached; shared by families, so weaker than an id. */
export interface Contact {
  readonly kind: 'email' | 'phone';
  readonly value: string;
}

/** An e-mail address in the form it is compared by (trimmed, lower case); '' when it is none. */
export function normalEmail(text: string): string {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email) ? email : '';
}

/**
 * A phone number as E.164; '' when it is none. A number without a country code is read
 * as Russian (8 912 ... is +7 912 ...), which the workspace's region may change.
 */
export function normalPhone(text: string, region: 'RU' | 'US' | 'GB' = 'RU'): string {
  const digits = text.replaceAll(/[^\d+]/g, '');
  if (digits.length < 7 || digits.length > 16) return '';
  const parsed = parsePhoneNumberFromString(digits, region);
  return parsed?.isPossible() ? parsed.number : '';
}

const EMAIL_TRAITS = ['email', 'Email', 'e-mail', 'email_address'] as const;
const PHONE_TRAITS = ['phone', 'Phone', 'phone_number', 'mobile', 'msisdn'] as const;

/** Traits that say who somebody is rather than what they are like, as `wordOf` writes them. */
const WHO = new Set(
  `id userid customerid msisdn mobile telegram whatsapp ip avatar login username
  name fullname firstname lastname middlename patronymic surname address street
  birthday birthdate dateofbirth passport inn snils
  имя фамилия отчество фио полноеимя логин адрес датарождения деньрождения паспорт инн снилс`.split(/\s+/),
);

const wordOf = (trait: string): string => trait.toLowerCase().replaceAll(/[\s._-]/g, '');

/** True for a trait that says who somebody is: a figure grouped by it would be a list of people. */
export function saysWho(trait: string): boolean {
  const word = wordOf(trait);
  return WHO.has(word) || /mail|phone|почт|телефон/.test(word);
}

/** The addresses among a person's traits, normalised. */
export function contactsOf(traits: Traits): Contact[] {
  const contacts: Contact[] = [];
  const email = firstText(traits, EMAIL_TRAITS);
  const phone = firstText(traits, PHONE_TRAITS);
  const emailValue = email === '' ? '' : normalEmail(email);
  const phoneValue = phone === '' ? '' : normalPhone(phone);
  if (emailValue !== '') contacts.push({ kind: 'email', value: emailValue });
  if (phoneValue !== '') contacts.push({ kind: 'phone', value: phoneValue });
  return contacts;
}

/** The name to show for a person: `name`, or first and last; '' when neither is known. */
export function displayName(traits: Traits): string {
  const name = firstText(traits, ['name', 'full_name', 'fullName', 'Name']);
  if (name !== '') return name;
  const first = firstText(traits, ['firstName', 'first_name', 'first name']);
  const last = firstText(traits, ['lastName', 'last_name', 'last name']);
  return `${first} ${last}`.trim();
}

function firstText(traits: Traits, names: readonly string[]): string {
  for (const name of names) {
    const value = Object.hasOwn(traits, name) ? traits[name]?.value : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 500);
    if (typeof value === 'number') return String(value);
  }
  return '';
}
