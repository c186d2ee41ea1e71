using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Registry;
using Seaworthy.Flags.Registry.Files;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Reports what is wrong with the flag files, each thing in its file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FlagFileAnalyzer() : RegistryAnalyzer(WrongFlagFile.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, FlagRegistry registry)
    {
        var disputes = new Lazy<IReadOnlyList<FlagFileProblem>>(() =>
            OptionDisputes.Find(context.Compilation, context.Options.AnalyzerConfigOptionsProvider, registry, context.CancellationToken));
        context.RegisterAdditionalFileAction(file =>
        {
            foreach (var (path, problem) in registry.Problems)
            {
                if (path == file.AdditionalFile.Path)
                    file.ReportDiagnostic(WrongFlagFile.At(problem));
            }

            foreach (var problem in disputes.Value)
            {
                if (problem.Location.GetLineSpan().Path == file.AdditionalFile.Path)
                    file.ReportDiagnostic(WrongFlagFile.At(problem));
            }
        });

        context.RegisterNodeAction(
            NodeKinds.Attribute,
            node =>
            {
                if (node.Node is AttributeSyntax attribute
                    && FlagAttribute.IsWritten(attribute)
                    && FlagAttribute.Owner(attribute, node.SemanticModel, node.CancellationToken) is var (key, symbol)
                    && registry.ProblemWithAttribute(key, symbol) is { } problem)
                {
                    node.ReportDiagnostic(WrongFlagFile.At(problem));
                }
            });
    }
}
