/**
 * What columns are called in the field, in the order in which they are believed: the first name
 * that a file has wins, the others become ordinary columns. Compared without case, spaces and signs.
 */
export const USER_ID_NAMES = [
  'userid',
  'customerid',
  'clientid',
  'contactid',
  'subscriberid',
  'personid',
  'memberid',
  'externalid',
  'crmid',
  'uid',
  'id',
  'customer',
  'client',
  'idклиента',
  'клиентid',
  'кодклиента',
  'номерклиента',
  'идентификатор',
];
export const ANONYMOUS_ID_NAMES = ['anonymousid', 'deviceid', 'cookieid', 'visitorid'];
export const MESSAGE_ID_NAMES = ['messageid', 'eventid'];
export const EVENT_NAMES = ['event', 'eventname', 'eventtype', 'action', 'событие'];
export const TIME_NAMES = [
  'timestamp',
  'time',
  'datetime',
  'eventtime',
  'occurredat',
  'answeredat',
  'submittedat',
  'createdat',
  'date',
  'дата',
  'времяответа',
  'датаивремя',
];

/** Columns whose trait has a name of its own, so that search and contacts find it. */
export const TRAIT_NAMES: Readonly<Record<string, string>> = {
  email: 'email',
  emailaddress: 'email',
  mail: 'email',
  почта: 'email',
  электроннаяпочта: 'email',
  phone: 'phone',
  phonenumber: 'phone',
  mobile: 'phone',
  mobilephone: 'phone',
  msisdn: 'phone',
  телефон: 'phone',
  мобильныйтелефон: 'phone',
  name: 'name',
  fullname: 'name',
  customername: 'name',
  фио: 'name',
  firstname: 'first_name',
  имя: 'first_name',
  lastname: 'last_name',
  surname: 'last_name',
  фамилия: 'last_name',
  middlename: 'middle_name',
  patronymic: 'middle_name',
  отчество: 'middle_name',
  birthday: 'birthday',
  birthdate: 'birthday',
  dateofbirth: 'birthday',
  датарождения: 'birthday',
  деньрождения: 'birthday',
  address: 'address',
  адрес: 'address',
  город: 'city',
};

/** Columns of an answers file by the property that they fill. */
export const ANSWER_PROPERTY_NAMES: Readonly<Record<string, string>> = {
  responseid: 'response_id',
  revision: 'revision',
  survey: 'survey',
  surveyid: 'survey',
  question: 'question',
  questionid: 'question',
  questiontype: 'question_type',
  value: 'value',
  score: 'value',
  scalemin: 'scale_min',
  scalemax: 'scale_max',
  invitationid: 'invitation_id',
  text: 'text',
  comment: 'text',
  verbatim: 'text',
  комментарий: 'text',
};

/** Dimensions: they are said of every event and answer of a row. */
export const DIMENSIONS: ReadonlySet<string> = new Set(['touchpoint', 'unit', 'channel']);

/** A column's name as the lists above write it. */
export const bareName = (column: string): string =>
  column
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '');
