import { expect, test } from 'vitest';
import { holdsCodes, snakeCase } from './snake-case.ts';

test.each([
  ['Satisfaction Score', 'satisfaction_score'],
  ['satisfactionScore', 'satisfaction_score'],
  ['Avg Monthly GB Download', 'avg_monthly_gb_download'],
  ['CLTV', 'cltv'],
  ['HTTPStatus', 'http_status'],
  ['  Дата рождения ', 'дата_рождения'],
  ['Under 30', 'under_30'],
  ['e-mail', 'e_mail'],
  ['__proto__', 'proto'],
  ['%%', ''],
])('%s becomes %s', (column, name) => {
  expect(snakeCase(column)).toBe(name);
});

test.each(['Customer ID', 'Zip Code', 'phone', 'Телефон', 'ИНН', 'orderId', 'Postcode'])(
  '%s holds codes',
  (column) => {
    expect(holdsCodes(column)).toBe(true);
  },
);

test.each(['Number of Referrals', 'Monthly Charge', 'Paid', 'Age', 'Decode time'])(
  '%s holds values',
  (column) => {
    expect(holdsCodes(column)).toBe(false);
  },
);
