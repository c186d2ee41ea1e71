using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags.Reads;

/// <summary>What a compilation itself declares that reads flags: methods that hand a key on to a read, switches, the methods of a generated client.</summary>
internal sealed class DeclaredReads
{
    private DeclaredReads()
    {
    }

    public HashSet<string> MethodNames { get; } = new(StringComparer.Ordinal);

    public HashSet<string> PropertyNames { get; } = new(StringComparer.Ordinal);

    public Dictionary<ISymbol, FlagApi> Methods { get; } = new(SymbolEqualityComparer.Default);

    public static DeclaredReads Find(Compilation compilation, FlagApis apis, OptionReads options, AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        var found = new DeclaredReads();
        var methods = new List<MethodDeclarationSyntax>();
        var types = new List<TypeDeclarationSyntax>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            // Never into a body: this looks at every file.
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            {
                switch (node)
                {
                    case MethodDeclarationSyntax { ParameterList.Parameters.Count: > 0 } method when options.HasMethods && ForwardingRead.InnerCall(method) is not null:
                        methods.Add(method);
                        break;

                    case PropertyDeclarationSyntax { AttributeLists.Count: > 0 } property when HasFlagAttribute(property):
                        found.PropertyNames.Add(property.Identifier.ValueText);
                        break;

                    case TypeDeclarationSyntax { BaseList: not null } type:
                        types.Add(type);
                        break;
                }
            }
        }

        new ForwardingReads(compilation, apis, options, provider, found, types).Add(methods, cancellationToken);
        GeneratedClient.AddTo(found, compilation, cancellationToken);
        return found;
    }

    public void Add(IMethodSymbol method, FlagApi api)
    {
        Methods[method] = api;
        MethodNames.Add(method.Name);
    }

    private static bool HasFlagAttribute(PropertyDeclarationSyntax property)
    {
        foreach (var list in property.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (NameOf(attribute.Name) is var name && (FlagAttribute.IsName(name) || name is PropertyReads.SwitchAttribute or PropertyReads.SwitchAttribute + "Attribute"))
                    return true;
            }
        }

        return false;
    }

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
