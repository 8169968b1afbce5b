using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Texts that are run as code, or rendered as templates, without being written in the program.</summary>
internal sealed class CodeExecution : IAuditCheck
{
    private static readonly Weakness Code = new("code_injection", Owasp.Injection, 95);

    private static readonly Weakness Template = new("template_injection", Owasp.Injection, 1336);

    public string Title => "texts run as code or rendered as templates";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var call in file.Calls)
        {
            // Of the arguments of Function the last is the body.
            if (call.At(call.Name == "Function" ? call.Arguments.Count - 1 : 0) is not { } argument || (!IsEvaluating(file, call) && !IsTemplate(call)))
            {
                continue;
            }

            var weakness = IsTemplate(call) ? Template : Code;
            var what = IsTemplate(call) ? "renders as a template" : "runs as code";
            if (file.Requests.In(argument.First, argument.Last, Safe.None) is { } source)
            {
                yield return file.Finding(weakness, Severity.Critical, call.Line, $"`{call.Name}` {what} {source.Words(call.Line)}, which the caller chooses.", Fix(call));
            }
            else if (!file.Fixed.Is(argument.First, argument.Last))
            {
                yield return file.Finding(
                    weakness, Severity.Medium, call.Line,
                    $"`{call.Name}` {what} `{file.Shown(argument.First, argument.Last)}`; where that comes from is not seen here.", Fix(call));
            }
        }
    }

    private static string Fix(Invocation call) => IsTemplate(call)
        ? "Keep the template in the program and hand the value over as a variable of it."
        : "Parse what is expected (a number, JSON, a name in a table of functions) instead of running it.";

    // A method of that name belongs to something else: a model, a pattern, a pipeline.
    private static bool IsEvaluating(AuditedFile file, Invocation call) => file.Language switch
    {
        Language.Python => call.Path is "eval" or "exec" or "builtins.eval" or "builtins.exec" && !IsShadowed(file, call),
        Language.JavaScript or Language.TypeScript => call.Path is "eval" or "window.eval" or "globalThis.eval" || (call is { Path: "Function", IsNew: true } && call.Arguments.Count > 0)
            || call.Path is "vm.runInThisContext" or "vm.runInNewContext",
        Language.Php => call.Path is "eval" or "create_function",
        Language.Ruby => call.Name is "eval" or "instance_eval" or "class_eval" or "module_eval" && call.Qualifier is "" or "Kernel" or "self",
        Language.CSharp => call.Path is "CSharpScript.EvaluateAsync" or "CSharpScript.RunAsync",
        _ => false,
    };

    private static bool IsShadowed(AuditedFile file, Invocation call) =>
        file.Code.DeclaredAs.Contains(call.Name) || file.Code.ImportedAs.Contains(call.Name);

    private static bool IsTemplate(Invocation call) => call.Name == "render_template_string" || call.Path is "jinja2.Template" or "Template.from_string" or "env.from_string";
}
