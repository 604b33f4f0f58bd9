package photoshare.web.upload;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.BatchIntake.Intake;
import photoshare.web.system.Toast;

/// What became of the files of one form.
final class PlainOutcome {

    /// Each is a sentence, and they lie on the page.
    private static final int MOST_TOLD = 5;

    private final List<String> refusals = new ArrayList<>();
    private int uploaded;
    private int duplicates;
    private int late;

    void add(Intake intake) {
        switch (intake) {
            case Intake.Accepted _, Intake.AlreadyThere _ -> uploaded++;
            case Intake.Duplicate _ -> duplicates++;
            case Intake.NotOpen _ -> late++;
        }
    }

    void addRefusal(String file, String sentence) {
        refusals.add(file + ": " + sentence);
    }

    void show(RedirectAttributes redirect) {
        List<String> told = refusals.subList(0, Math.min(MOST_TOLD, refusals.size()));
        int untold = refusals.size() - told.size();
        Object[] facts = {uploaded, duplicates, late, String.join(" ", told), untold};
        if (refusals.isEmpty() && late == 0) {
            Toast.show(redirect, "upload.outcome", facts);
        } else {
            Toast.warn(redirect, "upload.outcome", facts);
        }
    }
}
