import type { ReactNode } from 'react';
import { languageNames, languages, setLanguage, useLanguage } from '~/i18n/language';
import { useT } from '~/i18n/messages';
import styles from './DoorPage.module.css';
import { Mark } from './Mark';
import { sessionMessages } from './messages';

/** What is seen before somebody is signed in. */
export function DoorPage({ title, why, children }: { title: string; why?: string; children: ReactNode }) {
  const t = useT(sessionMessages);
  const language = useLanguage();
  return (
    <main className={styles.door}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Mark size={34} />
          <span>Ridgebeam</span>
        </div>
        <h1 className={styles.title}>{title}</h1>
        {why && <p className={styles.why}>{why}</p>}
        {children}
      </div>
      <footer className={styles.foot}>
        <span>{t('promise')}</span>
        <span className={styles.languages}>
          {languages.map((one) => (
            <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => setLanguage(one)}>
              {languageNames[one]}
            </button>
          ))}
        </span>
      </footer>
    </main>
  );
}
