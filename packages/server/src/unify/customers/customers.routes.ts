import type { Handlers } from '../../http/call.ts';
import { notFound } from '../../http/problem.ts';
import { listCustomersInScope, readCustomerInScope } from './customers-in-scope.ts';
import { pageOfAnswers, pageOfEvents } from './fact-lists.ts';
import { listCustomers } from './list-customers.ts';
import { readCustomer } from './read-customer.ts';

export const customerHandlers = {
  'customers.list': async ({ services, caller, query }) =>
    caller.scope.units === null
      ? services.database.inWorkspace(caller.workspaceId, (rows) => listCustomers(rows, query))
      : listCustomersInScope(services, caller.scope, query),
  'customers.read': async ({ services, caller, params }) => {
    const found =
      caller.scope.units === null
        ? await services.database.inWorkspace(caller.workspaceId, (rows) => readCustomer(rows, params.id))
        : await readCustomerInScope(services, caller.scope, params.id);
    if (found === null) throw notFound('customer');
    return found;
  },
  'customers.events': async ({ services, caller, params, query }) =>
    pageOfEvents(services, caller, query, params.id),
  'customers.answers': async ({ services, caller, params, query }) =>
    pageOfAnswers(services, caller, query, params.id),
  'events.list': async ({ services, caller, query: { customer, ...query } }) =>
    pageOfEvents(services, caller, query, customer),
  'answers.list': async ({ services, caller, query: { customer, ...query } }) =>
    pageOfAnswers(services, caller, query, customer),
} satisfies Partial<Handlers>;
