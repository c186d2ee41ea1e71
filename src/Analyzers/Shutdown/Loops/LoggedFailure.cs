using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Loops;

/// <summary>Tells whether a handler writes what it catches to the log as something that has gone wrong.</summary>
internal static class LoggedFailure
{
    public static bool IsIn(BlockSyntax handler, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in handler.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is InvocationExpressionSyntax call && IsLoud(call, model, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool IsLoud(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
            return false;

        if (method.MethodKind is MethodKind.DelegateInvoke)
            return IsLogCallback(call);

        if (IsOfLibrary(method.ContainingNamespace))
            return method.Name is "LogWarning" or "LogError" or "LogCritical" or "Warning" or "Error" or "Fatal" or "Warn" or "WarnFormat" or "ErrorFormat" or "FatalFormat" || (method.Name is "Log" or "Write" && NamesLevel(call.ArgumentList));

        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is not "LoggerMessageAttribute")
                continue;

            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Key is "Level" && argument.Value.Value is >= 3 and < 6)
                    return true;
            }

            foreach (var argument in attribute.ConstructorArguments)
            {
                if (argument is { Type.Name: "LogLevel", Value: >= 3 and < 6 })
                    return true;
            }
        }

        return false;
    }

    /// <summary>Libraries that know no logger hand what they log to a delegate.</summary>
    private static bool IsLogCallback(InvocationExpressionSyntax call)
    {
        if (call.Expression.ToString().IndexOf("Log", StringComparison.Ordinal) < 0)
            return false;

        foreach (var node in call.ArgumentList.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var name } && (name.EndsWith("Error", StringComparison.Ordinal) || name.EndsWith("Warning", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static bool NamesLevel(ArgumentListSyntax arguments)
    {
        foreach (var argument in arguments.Arguments)
        {
            if (argument.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Warning" or "Error" or "Critical" or "Warn" or "Fatal" })
                return true;
        }

        return false;
    }

    private static bool IsOfLibrary(INamespaceSymbol? space)
    {
        if (space.Is("Microsoft.Extensions.Logging"))
            return true;

        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;

        return space?.Name is "Serilog" or "NLog" or "log4net";
    }
}
