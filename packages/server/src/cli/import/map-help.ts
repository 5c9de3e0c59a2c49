/** What every `romashka import KIND --help` says of map files. */
export const MAP_HELP = `
Without a map the columns are known by their names: user_id, customer_id, id and the like are the
customer; event, timestamp, message_id are those of an event; question_type, value, response_id,
survey those of an answer. Every other column of a customers file becomes a trait, of the other kinds
a property, named in small letters with "_" ("Satisfaction Score" is satisfaction_score).
Cells that are plainly numbers become numbers; codes (ids, phones, postcodes) stay text; empty cells
say nothing.

A map is JSON. What it does not name keeps its usual role ("rest": "ignore" leaves it out):
  {
    "columns": {
      "Customer ID": "userId",                       also "anonymousId", "messageId", "event", "ignore"
      "Contract": { "trait": "contract" },           "as": "text", "number" or "boolean" says how to read it
      "Reason": { "property": "reason" },            said of the events that the row makes
      "Status": { "events": { "Churned": "Churned" } },   a value of the column is an event
      "Score": [ { "answer": { "question_type": "csat", "survey": "q3", "question": "satisfaction" } },
                 { "trait": "score" } ]              a column may be several things
    },
    "time": { "column": "Date", "format": "dd.mm.yyyy" },  or { "fixed": "2024-09-30" }; formats: auto,
                                                     iso, dd.mm.yyyy, dd/mm/yyyy, mm/dd/yyyy, unix
    "zone": "Europe/Moscow", "source": "crm", "basis": "contract", "confidence": 0.9,
    "encoding": "windows-1251", "delimiter": ";", "decimal": ",", "sheet": "Clients"
  }

Events and answers need a time. A customers file without one says what is true now; when values may
go back to what they were, give each export its date ("time": {"fixed": ...}).
Mend rejected rows in the file and import it again: what was taken is known and not taken twice.
The command ends with code 0 when every row was taken, 2 when some were rejected, 1 when it failed.`;
