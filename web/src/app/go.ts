import type { AnyRouter } from '@tanstack/react-router';

let router: AnyRouter | undefined;

export function setRouter(made: AnyRouter) {
  router = made;
}

/** Goes somewhere from outside a component (a command, a toast). Components use `Link` and `useNavigate`. */
export function go(to: string, options: { params?: Record<string, string>; search?: Record<string, unknown>; hash?: string } = {}) {
  void router?.navigate({ to, ...options } as never);
}
