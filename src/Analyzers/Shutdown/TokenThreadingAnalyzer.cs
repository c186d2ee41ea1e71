using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Shutdown.Rules;
using Seaworthy.Shutdown.Threading;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown;

/// <summary>Looks at the private calls of one type at a time, which nobody outside of it can change; at those of the whole assembly where it is asked to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TokenThreadingAnalyzer() : ShutdownRules(MissingTokenParameter.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject)
    {
        var overloads = new TokenOverloads();
        var everywhere = new TokenFlow.OfCompilation(context.Compilation, overloads);
        context.RegisterNodeAction(
            NodeKinds.Class | NodeKinds.Struct | NodeKinds.Record,
            node =>
            {
                if (!TryRead(node.Options, node.Node.SyntaxTree, isTestProject, out var settings))
                    return;

                var type = (TypeDeclarationSyntax)node.Node;
                var flow = settings.ThreadingScope is ThreadingScope.Private ? TokenFlow.Find(type, node.SemanticModel, settings, overloads, node.CancellationToken) : everywhere.Find(settings, node.CancellationToken);
                if (flow is not null)
                    MissingTokenParameter.Check(type, flow, settings, node);
            });
    }
}
