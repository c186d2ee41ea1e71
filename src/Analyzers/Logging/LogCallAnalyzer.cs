using Seaworthy.Logging.Rules;

namespace Seaworthy.Logging;

/// <summary>Recognises log calls and asks every logging rule about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LogCallAnalyzer() : FamilyAnalyzer<LoggingSymbols>(RuntimeTemplate.Rule, RuntimeTemplateWithValues.Rule)
{
    protected override LoggingSymbols? FindSymbols(Compilation compilation) => LoggingSymbols.Find(compilation);

    protected override void Register(CompilationStartAnalysisContext context, LoggingSymbols symbols) =>
        context.RegisterOperationAction(
            operation =>
            {
                if (LogCall.TryMatch((IInvocationOperation)operation.Operation, symbols) is not { } call)
                    return;

                RuntimeTemplate.Check(call, operation);
                RuntimeTemplateWithValues.Check(call, operation);
            },
            OperationKind.Invocation);
}
