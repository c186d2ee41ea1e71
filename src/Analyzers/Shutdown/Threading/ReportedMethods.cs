using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Shutdown.Rules;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>Tells methods that are reported for want of a parameter, so that what they do with a lesser token is not.</summary>
internal sealed class ReportedMethods(TokenOverloads overloads)
{
    private readonly ConcurrentDictionary<TypeDeclarationSyntax, TokenFlow?> _flows = new();

    public bool AreAround(SyntaxNode at, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (at.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } around
            || !ThreadingSyntax.MayLackToken(around, ThreadingScope.Private)
            || RuleDescriptor.IsOff(MissingTokenParameter.Rule.Id, at.SyntaxTree, model.Compilation, cancellationToken))
        {
            return false;
        }

        if (!_flows.TryGetValue(type, out var flow))
            _flows[type] = flow = TokenFlow.Find(type, model, settings, overloads, cancellationToken);

        return flow is not null && flow.Methods.Exists(method => method.LostCall is not null && method.Bodies.Exists(body => body.Declaration == around));
    }
}
