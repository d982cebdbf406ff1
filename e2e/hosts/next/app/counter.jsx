'use client';

import { useEffect, useState } from 'react';

/** Says in the page when React has taken it over. */
export function Counter() {
  const [text, setText] = useState('from the server');
  useEffect(() => setText('hydrated'), []);
  return <p data-testid="hydrated">{text}</p>;
}
