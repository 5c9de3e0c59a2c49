import { ErrorState } from './states.tsx';

/** A screen that threw: the shell stays, so that one can go elsewhere. */
export function FailedScreen(props: { readonly error: unknown }) {
  return <ErrorState problem={props.error} retry={() => window.location.reload()} />;
}
