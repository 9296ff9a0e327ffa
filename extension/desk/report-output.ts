/** The verification of a file, taken out of the desk: as JSON for a record, on paper (or as a PDF) through the browser's own printing. */
import type {ValidationReport} from '../../components/core/signature/validation-report.js';

/** Offers the report as a file. The name of the document stands in it, its content does not. */
export function saveReport(report: ValidationReport, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify({file: name, ...report}, null, 2)], {type: 'application/json'}));
  link.download = `${name.replace(/\.pdf$/i, '')}.kiem-tra-chu-ky.json`;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Prints only the report: everything else on the page is hidden for as long as the printing lasts. */
export function printReport(report: ValidationReport, name: string): void {
  const paper = document.createElement('section');
  paper.className = 'paper';
  const heading = document.createElement('h1');
  heading.textContent = name;
  const verification = document.createElement('tk-verification');
  verification.report = report;
  paper.append(heading, verification);
  document.body.append(paper);
  document.body.classList.add('printing');
  const end = () => {
    document.body.classList.remove('printing');
    paper.remove();
  };
  window.addEventListener('afterprint', end, {once: true});
  void verification.updateComplete.then(() => window.print());
}
