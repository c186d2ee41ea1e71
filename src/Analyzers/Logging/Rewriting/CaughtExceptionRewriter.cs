using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Exceptions;

namespace Seaworthy.Logging.Rewriting;

/// <summary>Passes the exception of a catch clause to its log call, and declares a variable for it where there is none.</summary>
internal static class CaughtExceptionRewriter
{
    public static LogCallRewrite? Rewrite(CaughtException caught, RewriteContext context)
    {
        if (caught.Log.Invocation.SemanticModel is not { } model || FindVariable(caught.Clause, model, context) is not { } variable)
            return null;

        // The variable may not be there yet, so that a value of its type is bound for it.
        var name = SyntaxFactory.IdentifierName(variable.Name);
        var proved = SyntaxFactory.DefaultExpression(variable.Type.WithoutTrivia());
        var rewrite = ExceptionRewriter.Insert(caught.Log, name, proved, ConstantTemplateRewriter.ValuesOf(caught.Log), context);
        return rewrite is null || variable.Change is not { } change ? rewrite : rewrite with { Surroundings = ImmutableArray.Create(change) };
    }

    /// <summary>Of clauses within each other that all lack a variable, the outer ones choose their names first, in whatever order they are repaired.</summary>
    private static CatchVariable? FindVariable(CatchClauseSyntax clause, SemanticModel model, RewriteContext context)
    {
        var lost = new Stack<CatchClauseSyntax>();
        lost.Push(clause);
        for (var node = clause.Parent; node is not null; node = node.Parent)
        {
            if (node is CatchClauseSyntax outer && CaughtException.TryMatch(outer, model, context.Symbols, context.Settings, context.CancellationToken)?.Matters(context.Settings) is true)
                lost.Push(outer);
        }

        var reserved = new HashSet<string>();
        CatchVariable? variable = null;
        foreach (var next in lost)
        {
            variable = CatchVariable.Of(next, model, reserved);
            if (variable is null)
                return null;

            reserved.Add(variable.Name);
        }

        return variable;
    }
}
