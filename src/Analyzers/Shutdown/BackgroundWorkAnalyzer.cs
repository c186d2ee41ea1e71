using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Shutdown;

/// <summary>Looks for work that is left alone in services, and in what answers requests.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BackgroundWorkAnalyzer() : ShutdownRules(LostBackgroundWork.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject)
    {
        if (!symbols.HasHosting)
            return;

        context.RegisterNodeAction(
            NodeKinds.Class | NodeKinds.Record,
            node =>
            {
                var declaration = (TypeDeclarationSyntax)node.Node;
                if (WorkPlaces.MayBe(declaration)
                    && TryRead(node.Options, declaration.SyntaxTree, isTestProject, out var settings)
                    && node.SemanticModel.GetDeclaredSymbol(declaration, node.CancellationToken) is { } type
                    && WorkPlaces.Of(type, settings.HostTypes) is not WorkPlace.None and var place)
                {
                    foreach (var member in declaration.Members)
                    {
                        if (member is not BaseTypeDeclarationSyntax)
                            Check(member, place, settings, node);
                    }
                }
            });

        if (context.Compilation.FindLibraryType("Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions") is null)
            return;

        context.RegisterNodeAction(
            NodeKinds.Call,
            node =>
            {
                var mapping = (InvocationExpressionSyntax)node.Node;
                if (!WorkPlaces.MayMap(mapping) || !TryRead(node.Options, mapping.SyntaxTree, isTestProject, out var settings))
                    return;

                foreach (var endpoint in WorkPlaces.Endpoints(mapping, settings.HostTypes, node.SemanticModel, node.CancellationToken))
                    Check(endpoint, WorkPlace.Request, settings, node, mapping);
            });
    }

    private static void Check(SyntaxNode code, WorkPlace place, ShutdownSettings settings, NodeContext context, InvocationExpressionSyntax? mapping = null)
    {
        var nodes = NodeIndex.Of(context.SemanticModel);
        for (var index = nodes.Next(nodes.FirstAt(code.SpanStart), NodeKinds.Call); index < nodes.Count && nodes[index].SpanStart < code.Span.End; index = nodes.Next(index + 1, NodeKinds.Call))
        {
            if (LostWork.FindCandidate((InvocationExpressionSyntax)nodes[index]) is { } node
                && LostWork.TryMatch(node, context.SemanticModel, context.CancellationToken) is { } lost
                && !(place is WorkPlace.Service && IsReportedAtToken(lost, code, settings, context))
                && (mapping is null || WorkPlaces.HandlerName(code) is not { } handler || WorkPlaces.IsFirst(mapping, handler, context.CancellationToken)))
            {
                LostBackgroundWork.Check(lost, place, context);
            }
        }
    }

    /// <summary>Whether the work is already said to keep the token of the start.</summary>
    private static bool IsReportedAtToken(LostWork lost, SyntaxNode code, ShutdownSettings settings, NodeContext context)
    {
        if (code is not MethodDeclarationSyntax method || RuleDescriptor.IsOff(StartupTokenKept.Rule.Id, code.SyntaxTree, context.Compilation, context.CancellationToken))
            return false;

        foreach (var kept in StartupTokenUse.FindAll(method, context.SemanticModel, settings.HostTypes, context.CancellationToken))
        {
            if (kept.Work.Holder is { } holder && holder == lost.Work.Holder || lost.Start.Span.Contains(kept.Use.Span))
                return true;
        }

        return false;
    }
}
