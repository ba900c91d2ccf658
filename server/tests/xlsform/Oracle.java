// What JavaRosa, ODK's own form engine, makes of answers: for each node whether it is relevant, required and valid, and its
// value. Run by oracle.py, with ODK Validate's jar (it contains JavaRosa) on the class path.
//
//   java -cp ODK_Validate.jar Oracle.java FORM.xml ANSWERS.tsv...
//
// Answers are lines of path and value between tabs. Values are put where they belong without asking whether that is allowed:
// what is invalid, or not relevant, is reported, not refused.

import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.services.PrototypeManager;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.javarosa.xform.util.XFormUtils;

public class Oracle {
  public static void main(String[] arguments) throws Exception {
    new XFormsModule().registerModule();
    PrototypeManager.registerPrototypes(JavaRosaCoreModule.classNames);
    for (int n = 1; n < arguments.length; n++) {
      System.out.println("# " + arguments[n]);
      try {
        evaluate(Path.of(arguments[0]), Path.of(arguments[n]));
      } catch (Exception error) {
        System.out.println("! " + String.valueOf(error.getMessage()).replace("\n", " "));
      }
    }
  }

  static void evaluate(Path form, Path file) throws Exception {
    FormDef def;
    try (InputStream in = new FileInputStream(form.toFile())) {
      def = XFormUtils.getFormFromInputStream(in);
    }
    def.initialize(true, new InstanceInitializationFactory());
    Map<String, String> answers = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t", -1);
      answers.put(parts[0], parts[1]);
    }
    // Twice: an answer may make room for another.
    fill(def, def.getMainInstance().getRoot(), answers);
    fill(def, def.getMainInstance().getRoot(), answers);
    print(def, def.getMainInstance().getRoot());
  }

  static String path(TreeElement node) {
    return node.getRef().toString(true).replaceAll("\\[1\\]", "");
  }

  static void fill(FormDef def, TreeElement node, Map<String, String> answers) {
    String text = answers.get(path(node));
    if (text != null && node.getNumChildren() == 0) {
      QuestionDef question = FormDef.findQuestionByRef(node.getRef(), def);
      IAnswerData data = XFormAnswerDataParser.getAnswerData(text, node.getDataType(), question);
      def.setValue(data, node.getRef(), true);
    }
    for (int n = 0; n < node.getNumChildren(); n++) {
      TreeElement child = node.getChildAt(n);
      if (child.getMult() != TreeReference.INDEX_TEMPLATE) fill(def, child, answers);
    }
  }

  static void print(FormDef def, TreeElement node) {
    if (node.getNumChildren() == 0) {
      IAnswerData value = node.getValue();
      boolean valid = value == null || def.evaluateConstraint(node.getRef(), value);
      String text = value == null ? "" : value.uncast().getString();
      System.out.println(String.join("\t", path(node), node.isRelevant() ? "asked" : "withheld", node.isRequired() ? "required" : "-",
          valid ? "valid" : "invalid", text.replace("\n", " ").replace("\t", " ")));
    }
    for (int n = 0; n < node.getNumChildren(); n++) {
      TreeElement child = node.getChildAt(n);
      if (child.getMult() != TreeReference.INDEX_TEMPLATE) print(def, child);
    }
  }
}
