using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>The client that OpenFeature generates from a manifest: a method for each flag, named after it.</summary>
internal static class GeneratedClient
{
    public const string TypeName = "OpenFeatureGenerated.GeneratedClient";

    private const string Suffix = "Async";

    public static void AddTo(DeclaredReads found, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var type in compilation.GetTypesByMetadataName(TypeName))
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false, DeclaredAccessibility: Accessibility.Public } method
                    && method.Name.Length > Suffix.Length
                    && method.Name.EndsWith(Suffix, StringComparison.Ordinal))
                {
                    var detail = method.Name.EndsWith("DetailsAsync", StringComparison.Ordinal) ? "Value" : null;
                    var key = KeyInBody(method, cancellationToken);
                    found.Add(method, new FlagApi("", "", method.Name) { OnlyFlag = key ?? KeyInName(method.Name), IsNamedAfterFlag = key is null, Member = detail });
                }
            }
        }
    }

    private static string KeyInName(string name) => name.Substring(0, name.Length - (name.EndsWith("DetailsAsync", StringComparison.Ordinal) ? "DetailsAsync" : Suffix).Length);

    private static string? KeyInBody(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is InvocationExpressionSyntax call
                    && CalledName.Of(call)?.Identifier.ValueText is { } name
                    && FlagSdks.Methods.ContainsKey(name)
                    && call.ArgumentList.Arguments is { Count: > 0 } arguments
                    && arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string { Length: > 0 } key })
                {
                    return key;
                }
            }
        }

        return null;
    }
}
